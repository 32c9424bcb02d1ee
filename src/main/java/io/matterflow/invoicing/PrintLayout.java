package io.matterflow.invoicing;

import io.matterflow.engine.Between;
import io.matterflow.engine.DecisionTable;

/** The decision {@code print-layout}: how a client's invoice is put on paper, and how soon it is to be in the mail. */
final class PrintLayout {

  static final DecisionTable<Facts, Plan> TABLE = DecisionTable.of("print-layout", Facts.class, Plan.class);

  /** Whose invoice it is, and whether it has a postal address. */
  record Facts(String client, boolean addressed) {}

  /**
   * A page with the address before it, blank backs for printing on both sides, how many in a batch, business days to
   * mail it.
   */
  record Plan(boolean coverSheet, boolean duplex, @Between(least = "1") int batchOf, int mailWithinDays) {}

  private PrintLayout() {}
}
