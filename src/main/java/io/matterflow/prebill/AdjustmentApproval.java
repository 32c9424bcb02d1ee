package io.matterflow.prebill;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whose signature a pre-bill needs for what people took off it, all together, as {@code dmn/adjustment-approval.dmn}
 * says. What the client's profile cuts by itself was agreed before and counts no more. The review of the responsible
 * attorney is their approval.
 */
@Component
class AdjustmentApproval {

  static final DecisionTable<Facts, Approvers> TABLE =
      DecisionTable.of("adjustment-approval", Facts.class, Approvers.class)
          .whichMeans(approvers -> Upshot.tasks(approvers == Approvers.REJECT ? 0 : approvers.roles().size()));

  private static final int PRECISE = 6;
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Decisions decisions;
  private final JdbcAdjustments adjustments;

  AdjustmentApproval(Decisions decisions, JdbcAdjustments adjustments) {
    this.decisions = decisions;
    this.adjustments = adjustments;
  }

  /** What was taken off, as an amount and as percent of what the work is worth. */
  record Facts(boolean reasonGiven, BigDecimal amount, BigDecimal percent) {}

  enum Approvers {
    REJECT,
    NOBODY,
    RESPONSIBLE_ATTORNEY,
    BILLING_PARTNER,
    PARTNER_AND_ADMIN;

    List<Role> roles() {
      return switch (this) {
        case REJECT -> throw new IllegalStateException("an adjustment without a reason is never made");
        case NOBODY -> List.of();
        case RESPONSIBLE_ATTORNEY -> List.of(Role.RESPONSIBLE_ATTORNEY);
        case BILLING_PARTNER -> List.of(Role.BILLING_PARTNER);
        case PARTNER_AND_ADMIN -> List.of(Role.BILLING_PARTNER, Role.BILLING_ADMIN);
      };
    }
  }

  /** The roles that sign for what was taken off. */
  List<Role> approvers(PreBill preBill) {
    var off = new Money(adjustments.takenOff(preBill.id()), preBill.currency());
    return decisions.decide(TABLE, facts(off, preBill.totals().worked()), Subject.of("pre-bill", preBill.id()))
        .result().roles();
  }

  /** Whether money may be moved for this reason at all. */
  boolean accepts(Reason reason) {
    return decisions.look(TABLE, new Facts(reason.isGiven(), BigDecimal.ZERO, BigDecimal.ZERO)).stream()
        .noneMatch(ruling -> ruling.result() == Approvers.REJECT);
  }

  static Facts facts(Money off, Money worth) {
    var percent = worth.isPositive()
        ? off.amount().multiply(HUNDRED).divide(worth.amount(), PRECISE, RoundingMode.HALF_UP)
        : BigDecimal.ZERO;
    return new Facts(true, off.amount(), percent);
  }
}
