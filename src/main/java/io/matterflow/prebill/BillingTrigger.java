package io.matterflow.prebill;

import io.matterflow.directory.Matter;
import io.matterflow.engine.DecisionTable;
import java.time.LocalDate;

/** The names that {@code dmn/billing-trigger.dmn} shares with the code: is a matter due in a run, and why or why not. */
final class BillingTrigger {

  static final DecisionTable<Facts, Verdict> TABLE = DecisionTable.of("billing-trigger", Facts.class, Verdict.class);

  private static final Cycle CYCLE_WITHOUT_AGREEMENT = Cycle.MONTHLY;

  private BillingTrigger() {}

  /** What the table looks at. Matters that are alike in these are alike in the answer: it is asked once for all of them. */
  record Facts(
      Matter.Status status,
      boolean enrolled,
      String billingModel,
      Cycle cycle,
      String matterCycle,
      boolean unbilledTime) {

    static Facts of(Matter matter, Cycle cycle, LocalDate periodEnd, boolean unbilledTime) {
      return new Facts(
          matter.status(),
          matter.isEnrolledOn(periodEnd),
          matter.billingModel(),
          cycle,
          matter.billingCycle().orElse(CYCLE_WITHOUT_AGREEMENT.name()),
          unbilledTime);
    }
  }

  record Verdict(boolean due, String reason) {}
}
