package io.matterflow.receivables;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import java.util.List;
import org.springframework.stereotype.Component;

/** Money that settled no invoice is blocked work until the bookkeeper has decided. */
@Component
class UndecidedPayments implements BlockedWork {

  private static final String KIND = "UNAPPLIED_PAYMENT";
  private static final int MOST = Integer.MAX_VALUE;

  private final UnappliedMoney money;

  UndecidedPayments(UnappliedMoney money) {
    this.money = money;
  }

  @Override
  public List<Blocked> blockedFor(Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.BILLING_ADMIN, Role.AUDITOR)) {
      return List.of();
    }
    return money.undecided(MOST).stream().map(UndecidedPayments::blocked).toList();
  }

  private static Blocked blocked(Payment payment) {
    return new Blocked(
        payment.id().toString(),
        KIND,
        Subject.of("payment", payment.id()),
        "%s of payment %s (no. %s) settled no invoice.".formatted(
            Wording.of(payment.unapplied()), payment.report().eventId(), payment.id().brief()),
        Role.BOOKKEEPER.group(),
        payment.reportedAt(),
        "Open the task \"%s\" and say what becomes of the money.".formatted(PaymentTitle.of(payment)),
        "/api/payments/%s/decision".formatted(payment.id()));
  }
}
