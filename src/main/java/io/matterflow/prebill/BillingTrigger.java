package io.matterflow.prebill;

import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.Matter;
import io.matterflow.engine.DecisionTable;
import java.math.BigDecimal;

/**
 * The names that {@code dmn/billing-trigger.dmn} shares with the code: is a matter due in a run, and why or why not.
 */
final class BillingTrigger {

  static final DecisionTable<Facts, Verdict> TABLE = DecisionTable.of("billing-trigger", Facts.class, Verdict.class);

  private static final Cycle CYCLE_WITHOUT_AGREEMENT = Cycle.MONTHLY;

  private BillingTrigger() {}

  /**
   * What the table looks at. Matters that are alike in these are alike in the answer: it is asked once for all of them.
   */
  record Facts(
      Matter.Status status,
      boolean enrolled,
      boolean billingHold,
      FeeArrangement.Trigger trigger,
      String billingModel,
      Cycle cycle,
      boolean ownCycle,
      boolean retainer,
      boolean asked,
      BigDecimal retainerFloor,
      boolean billUnderWay,
      boolean balanceKnown,
      int balanceAge,
      BigDecimal retainerBalance,
      boolean unbilledTime,
      boolean unbilledCosts,
      boolean feesWaiting,
      BigDecimal threshold,
      BigDecimal unbilledAmount) {}

  record Verdict(boolean due, String reason) {}

  /** Whether a matter has agreed to this cycle; who agreed to none is billed by the month. */
  static boolean isOwnCycle(Matter matter, Cycle cycle) {
    return matter.billingCycle().orElse(CYCLE_WITHOUT_AGREEMENT.name()).equals(cycle.name());
  }
}
