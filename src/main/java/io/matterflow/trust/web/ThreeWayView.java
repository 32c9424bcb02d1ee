package io.matterflow.trust.web;

import io.matterflow.trust.Reconciliation.Figures;
import io.matterflow.trust.ReconcilingItem.Kind;

/** The three balances of a reconciliation, what brings the bank's to the other two, and by how much they differ. */
record ThreeWayView(
    String bankStatementBalance,
    String depositsInTransit,
    String outstandingChecks,
    String bankErrors,
    String adjustedBankBalance,
    String bookBalance,
    String ledgersTotal,
    String difference,
    String bookLessLedgers) {

  static ThreeWayView of(Figures figures) {
    return new ThreeWayView(
        figures.bankBalance().plain(),
        figures.total(Kind.IN_TRANSIT).plain(),
        figures.total(Kind.OUTSTANDING).plain(),
        figures.total(Kind.BANK_ERROR).plain(),
        figures.adjustedBank().plain(),
        figures.bookBalance().plain(),
        figures.ledgersTotal().plain(),
        figures.difference().plain(),
        figures.bookLessLedgers().plain());
  }
}
