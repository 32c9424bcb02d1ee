package io.matterflow.invoicing;

import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What of invoices their clients dispute: never more than is open. Whoever calls holds the invoice. */
@Component
class DisputedAmounts {

  private final JdbcInvoices invoices;
  private final JdbcMovements movements;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DisputedAmounts(
      JdbcInvoices invoices,
      JdbcMovements movements,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.invoices = invoices;
    this.movements = movements;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** A negative amount settles so much of what is disputed. */
  Invoice dispute(Invoice before, Money amount, String reference, LocalDate today, Actor by) {
    var number = before.number();
    var disputed = before.disputed().plus(amount);
    if (amount.isZero() || disputed.isNegative() || disputed.exceeds(before.open())) {
      throw new IllegalArgumentException("dispute %s is zero or out of what is open or disputed on invoice %s"
          .formatted(reference, number));
    }
    var movement = Movement.dispute(number, amount, reference, today, by);
    movements.append(movement, clock.instant());
    var after = invoices.find(number).orElseThrow();
    audit.record(movement.entry(amount.isPositive() ? "disputed" : "dispute-resolved", before, after));
    if (amount.isPositive()) {
      events.publishEvent(new InvoiceDisputed(number));
    }
    return after;
  }

  /** What a movement has paid, or asks for no more, is not disputed: that shrinks to what is still open. */
  Invoice overtaken(Movement movement) {
    var after = invoices.find(movement.number()).orElseThrow();
    if (!after.disputed().exceeds(after.open())) {
      return after;
    }
    var excess = after.open().minus(after.disputed());
    var reference = "dispute-paid:" + movement.reference();
    movements.append(Movement.dispute(movement.number(), excess, reference, movement.effectiveOn(), movement.by()),
        clock.instant());
    return invoices.find(movement.number()).orElseThrow();
  }
}
