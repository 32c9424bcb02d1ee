package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What of invoices is to be drawn from trust: never more than is open, undisputed and unreserved. Whoever calls holds
 * the invoice.
 */
@Component
class Reservations {

  private final JdbcInvoices invoices;
  private final JdbcMovements movements;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reservations(
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

  Invoice reserve(Invoice before, Money amount, String reference, LocalDate today, Actor by) {
    if (!amount.isPositive() || amount.exceeds(before.unreserved())) {
      throw new IllegalArgumentException(
          "%s reserves nothing, or more than is open, undisputed and unreserved on invoice %s"
          .formatted(reference, before.number()));
    }
    return anew(before, Movement.reserved(before.number(), amount, reference, today, by), "reserved");
  }

  Invoice release(Invoice before, Money amount, String reference, LocalDate today, Actor by) {
    var released = amount.atMost(before.reserved());
    return released.isPositive()
        ? anew(before, Movement.released(before.number(), released, reference, today, by), "released")
        : before;
  }

  private Invoice anew(Invoice before, Movement movement, String act) {
    var number = before.number();
    movements.append(movement, clock.instant());
    var after = invoices.find(number).orElseThrow();
    audit.record(AuditEntry.of(movement.by(), act, "invoice", number)
        .before("reserved", before.reserved().plain())
        .after("reserved", after.reserved().plain())
        .after("reference", movement.reference()));
    if (before.isWhollyReserved() && !after.isWhollyReserved()) {
      events.publishEvent(new ReservationEnded(number));
    }
    return after;
  }

  /** Of what was reserved before, no more can be drawn than this leaves. */
  Invoice overtaken(Invoice before, Invoice after) {
    var drawable = after.open().minus(after.disputed());
    if (!before.reserved().exceeds(drawable)) {
      return after;
    }
    events.publishEvent(new ReservationOvertaken(after.number(), drawable));
    return invoices.find(after.number()).orElseThrow();
  }
}
