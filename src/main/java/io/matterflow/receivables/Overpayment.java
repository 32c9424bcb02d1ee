package io.matterflow.receivables;

import io.matterflow.engine.DecisionTable;
import io.matterflow.receivables.Payment.Leftover;

/** The decision {@code overpayment}: what is proposed to the bookkeeper for money that settled no invoice. */
final class Overpayment {

  static final DecisionTable<Facts, Proposal> TABLE = DecisionTable.of("overpayment", Facts.class, Proposal.class);

  private Overpayment() {}

  /**
   * The jurisdiction is that of the trust account of the matter that the money came for; empty where nobody knows it.
   */
  record Facts(Leftover leftover, String method, String jurisdiction) {}

  record Proposal(RestDecision proposal, String advice) {}
}
