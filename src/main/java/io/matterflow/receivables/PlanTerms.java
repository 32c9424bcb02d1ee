package io.matterflow.receivables;

import io.matterflow.engine.Between;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Upshot;
import io.matterflow.kernel.Role;
import java.math.BigDecimal;
import java.util.Optional;

/** The decision {@code plan-terms}: which plans there may be, who has to agree, and when one is broken. */
final class PlanTerms {

  static final DecisionTable<Facts, Row> TABLE = DecisionTable.of("plan-terms", Facts.class, Row.class)
      .whichMeans(row -> row.approval().role().map(role -> Upshot.TASK).orElse(Upshot.NONE));

  private PlanTerms() {}

  /**
   * What is paid in all, how many instalments, the amount of each but the last, that of the last, and the days from
   * today to it.
   */
  record Facts(BigDecimal total, int instalments, BigDecimal each, BigDecimal last, int days) {}

  record Row(
      Approval approval,
      @Between(least = "1") Optional<Integer> brokenAfter,
      Optional<Integer> graceDays,
      String text) {

    /** With whose word it takes: one role up where the named one is the asker's alone. */
    PaymentPlan.Terms terms(Optional<Role> level) {
      return new PaymentPlan.Terms(brokenAfter.orElse(1), graceDays.orElse(0), level);
    }
  }

  enum Approval {
    NOBODY,
    BILLING_ADMIN,
    BILLING_PARTNER,
    /** There is no such plan; the row says why. */
    NOT_ALLOWED;

    Optional<Role> role() {
      return switch (this) {
        case NOBODY, NOT_ALLOWED -> Optional.empty();
        case BILLING_ADMIN -> Optional.of(Role.BILLING_ADMIN);
        case BILLING_PARTNER -> Optional.of(Role.BILLING_PARTNER);
      };
    }
  }
}
