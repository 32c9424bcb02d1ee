package io.matterflow.invoicing;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose signatures a correction needs, as {@code dmn/correction-approval.dmn} says. */
@Component
class CorrectionApproval {

  static final DecisionTable<Facts, Approvers> TABLE =
      DecisionTable.of("correction-approval", Facts.class, Approvers.class)
          .whichMeans(approvers -> Upshot.tasks(approvers.roles().size()));

  private static final int PRECISE = 6;
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Decisions decisions;

  CorrectionApproval(Decisions decisions) {
    this.decisions = decisions;
  }

  /** What is asked for less, as an amount and as percent of what was billed. */
  record Facts(Kind kind, BigDecimal amount, BigDecimal percent) {}

  enum Approvers {
    RESPONSIBLE_ATTORNEY,
    BILLING_PARTNER,
    PARTNER_AND_ADMIN;

    List<Role> roles() {
      return switch (this) {
        case RESPONSIBLE_ATTORNEY -> List.of(Role.RESPONSIBLE_ATTORNEY);
        case BILLING_PARTNER -> List.of(Role.BILLING_PARTNER);
        case PARTNER_AND_ADMIN -> List.of(Role.BILLING_PARTNER, Role.BILLING_ADMIN);
      };
    }
  }

  List<Role> levels(InvoiceNumber number, Facts facts) {
    return decisions.decide(TABLE, facts, Subject.of("invoice", number)).result().roles();
  }

  /** As {@link #levels}, to be shown: nothing is decided yet. */
  List<Role> look(Facts facts) {
    return decisions.look(TABLE, facts).get(0).result().roles();
  }

  static Facts facts(Kind kind, Money amount, Money billed) {
    var percent = billed.isPositive()
        ? amount.amount().multiply(HUNDRED).divide(billed.amount(), PRECISE, RoundingMode.HALF_UP)
        : BigDecimal.ZERO;
    return new Facts(kind, amount.amount(), percent);
  }
}
