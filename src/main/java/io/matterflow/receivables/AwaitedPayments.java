package io.matterflow.receivables;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.Payment.State;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was told of payments that nobody has told of yet: it holds as soon as they come, and is seen until then. */
@Component
class AwaitedPayments implements BlockedWork {

  private static final String KIND = "PAYMENT_AWAITED";
  private static final int MOST = Integer.MAX_VALUE;

  private final JdbcPayments payments;

  AwaitedPayments(JdbcPayments payments) {
    this.payments = payments;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.BILLING_ADMIN, Role.AUDITOR)) {
      return List.of();
    }
    return payments.in(State.AWAITED, MOST).stream().map(AwaitedPayments::blocked).toList();
  }

  private static Blocked blocked(Payment payment) {
    return new Blocked(
        payment.id().toString(),
        KIND,
        Subject.of("payment", payment.id()),
        "A refund, a dispute or a fee of payment %s of %s was told, and nobody has told of the payment (no. %s)."
            .formatted(payment.paymentRef(), payment.report().source(), payment.id().brief()),
        Role.BOOKKEEPER.group(),
        payment.reportedAt(),
        "Look the payment up with its processor and record it under the same source and reference.",
        "/api/payments");
  }
}
