package io.matterflow.invoicing;

import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.invoicing.Reduction.Kind;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every invoice's amounts in bounds: open never falls below zero, disputed never exceeds what is open. */
@Service
class InvoiceBook implements Invoices {

  private final JdbcInvoices invoices;
  private final JdbcMovements movements;
  private final Reductions reductions;
  private final DisputedAmounts disputes;
  private final Reservations reservations;
  private final PortalMarks portals;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  InvoiceBook(
      JdbcInvoices invoices,
      JdbcMovements movements,
      Reductions reductions,
      DisputedAmounts disputes,
      Reservations reservations,
      PortalMarks portals,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.invoices = invoices;
    this.movements = movements;
    this.reductions = reductions;
    this.disputes = disputes;
    this.reservations = reservations;
    this.portals = portals;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Invoice> find(InvoiceNumber number) {
    return invoices.find(number);
  }

  @Override
  @Transactional
  public Optional<Invoice> lock(InvoiceNumber number) {
    return invoices.lock(number) ? invoices.find(number) : Optional.empty();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Invoice> openOf(ClientId client) {
    return invoices.openOf(client);
  }

  @Override
  @Transactional(readOnly = true)
  public InvoiceParts partsOf(InvoiceNumber number) {
    return reductions.left(invoices.find(number).orElseThrow());
  }

  @Override
  @Transactional(readOnly = true)
  public List<Invoice> of(MatterId matter) {
    return invoices.of(matter);
  }

  @Override
  @Transactional
  public Invoice pay(InvoiceNumber number, Money amount, String reference, Actor by) {
    return pay(number, amount, reference, today(), by);
  }

  @Override
  @Transactional
  public Invoice pay(InvoiceNumber number, Money amount, String reference, LocalDate receivedOn, Actor by) {
    var before = required(number);
    if (!amount.isPositive() || amount.exceeds(before.open())) {
      throw new IllegalArgumentException("payment %s is not positive or exceeds what is open on invoice %s"
          .formatted(reference, number));
    }
    var payment = Movement.payment(number, amount, reference, counting(number, receivedOn), by);
    movements.append(payment, clock.instant());
    var after = withinBounds(payment);
    audit.record(payment.entry("paid", before, after));
    if (after.isSettled()) {
      events.publishEvent(new InvoiceSettled(number));
    }
    return after;
  }

  @Override
  @Transactional
  public Invoice takeBack(InvoiceNumber number, Money amount, String reference, Actor by) {
    var before = required(number);
    if (!amount.isPositive() || amount.exceeds(new Money(movements.paid(number), amount.currency()))) {
      throw new IllegalArgumentException("%s takes back nothing, or more than payments have settled of invoice %s"
          .formatted(reference, number));
    }
    return openAgain(before, Movement.takenBack(number, amount, reference, today(), by), "payment-taken-back");
  }

  private Invoice openAgain(Invoice before, Movement back, String act) {
    var number = back.number();
    movements.append(back, clock.instant());
    var after = invoices.find(number).orElseThrow();
    audit.record(back.entry(act, before, after));
    events.publishEvent(new PaymentTakenBack(number, back.open()));
    if (before.isSettled()) {
      events.publishEvent(new InvoiceReopened(number));
    }
    return after;
  }

  @Override
  @Transactional
  public Invoice drawFromTrust(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    var before = within(number, amount, reference);
    var draw = Movement.trustDraw(number, amount, reference, counting(number, day), by);
    movements.append(draw, clock.instant());
    var after = withinBounds(draw);
    audit.record(draw.entry("drawn-from-trust", before, after));
    if (after.isSettled()) {
      events.publishEvent(new InvoiceSettled(number));
    }
    return after;
  }

  @Override
  @Transactional
  public Invoice returnToTrust(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    var before = required(number);
    if (!amount.isPositive() || amount.exceeds(new Money(movements.drawn(number), amount.currency()))) {
      throw new IllegalArgumentException("%s returns nothing, or more than was drawn from trust for invoice %s"
          .formatted(reference, number));
    }
    var back = Movement.trustDrawReturned(number, amount, reference, counting(number, day), by);
    return openAgain(before, back, "returned-to-trust");
  }

  @Override
  @Transactional
  public Invoice drawUnpaid(InvoiceNumber number, Money amount, String reference, Actor by) {
    var before = required(number);
    if (!amount.isPositive() || amount.exceeds(new Money(movements.drawn(number), amount.currency()))) {
      throw new IllegalArgumentException("%s asks for nothing, or for more than was drawn from trust for invoice %s"
          .formatted(reference, number));
    }
    return openAgain(before, Movement.trustDrawUnpaid(number, amount, reference, today(), by), "draw-unpaid");
  }

  @Override
  @Transactional
  public Invoice reserve(InvoiceNumber number, Money amount, String reference, Actor by) {
    return reservations.reserve(required(number), amount, reference, today(), by);
  }

  @Override
  @Transactional
  public Invoice release(InvoiceNumber number, Money amount, String reference, Actor by) {
    return reservations.release(required(number), amount, reference, today(), by);
  }

  @Override
  @Transactional
  public Invoice credit(InvoiceNumber number, Money amount, String reference, Actor by) {
    var before = within(number, amount, reference);
    return lowered(before, Kind.CREDIT, reductions.left(before).shareOf(amount), reference, by);
  }

  @Override
  @Transactional
  public Invoice credit(InvoiceNumber number, InvoiceParts parts, String reference, Actor by) {
    var before = within(number, parts.total(), reference);
    if (!reductions.left(before).covers(parts)) {
      throw new IllegalArgumentException(
          "credit %s takes more of a part than invoice %s has left".formatted(reference, number));
    }
    return lowered(before, Kind.CREDIT, parts, reference, by);
  }

  @Override
  @Transactional
  public Invoice writeOff(InvoiceNumber number, Money amount, String reference, Actor by) {
    var before = within(number, amount, reference);
    return lowered(before, Kind.WRITE_OFF, reductions.left(before).shareOf(amount), reference, by);
  }

  @Override
  @Transactional
  public Invoice voidWhole(InvoiceNumber number, String reference, Actor by) {
    var before = required(number);
    if (before.state() == Invoice.State.VOIDED || movements.areBackedByMoney(number)) {
      throw new IllegalArgumentException("invoice %s is void already, or something of it is paid".formatted(number));
    }
    var parts = reductions.left(before).shareOf(before.open());
    var movement = Movement.voided(before, parts, reference, today(), by);
    movements.append(movement, clock.instant());
    reductions.keep(number, Kind.VOID, reference, parts, by);
    var after = invoices.find(number).orElseThrow();
    audit.record(movement.entry("voided", before, after));
    events.publishEvent(new InvoiceVoided(number, reference, parts));
    reservations.overtaken(before, after);
    events.publishEvent(new InvoiceSettled(number));
    return after;
  }

  @Override
  @Transactional
  public Invoice reinstate(InvoiceNumber number, Money amount, String reference, Actor by) {
    var before = required(number);
    var givenUp = reductions.writtenOff(before);
    if (!amount.isPositive() || amount.exceeds(givenUp.total())) {
      throw new IllegalArgumentException(
          "%s is nothing, or more than was written off of invoice %s".formatted(reference, number));
    }
    var parts = givenUp.shareOf(amount);
    var movement = Movement.reinstated(number, reference, parts, today(), by);
    movements.append(movement, clock.instant());
    reductions.keep(number, Kind.REINSTATED, reference, parts, by);
    var after = invoices.find(number).orElseThrow();
    audit.record(movement.entry("reinstated", before, after));
    events.publishEvent(new WriteOffReinstated(number, reference, parts));
    return after;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Reduction> reductions(InvoiceNumber number) {
    return reductions.of(number);
  }

  @Override
  @Transactional(readOnly = true)
  public Money drawn(InvoiceNumber number) {
    return new Money(movements.drawn(number), required(number).open().currency());
  }

  @Override
  @Transactional(readOnly = true)
  public Money writtenOff(InvoiceNumber number) {
    return reductions.writtenOff(invoices.find(number).orElseThrow()).total();
  }

  private Invoice within(InvoiceNumber number, Money amount, String reference) {
    var before = required(number);
    if (!amount.isPositive() || amount.exceeds(before.open())) {
      throw new IllegalArgumentException(
          "%s is not positive or exceeds what is open on invoice %s".formatted(reference, number));
    }
    return before;
  }

  private Invoice lowered(Invoice before, Kind kind, InvoiceParts parts, String reference, Actor by) {
    var number = before.number();
    var movement = Movement.less(number, InvoiceMoved.Kind.valueOf(kind.name()), reference, parts, today(), by);
    movements.append(movement, clock.instant());
    reductions.keep(number, kind, reference, parts, by);
    var after = withinBounds(movement);
    audit.record(movement.entry(kind == Kind.CREDIT ? "credited" : "written-off", before, after));
    events.publishEvent(kind == Kind.CREDIT
        ? new InvoiceCredited(number, reference, parts)
        : new InvoiceWrittenOff(number, reference, parts));
    if (after.isSettled()) {
      events.publishEvent(new InvoiceSettled(number));
    }
    return after;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Instant> reopenedAt(InvoiceNumber number) {
    return movements.reopenedAt(number);
  }

  @Override
  @Transactional
  public Invoice outOfPortal(InvoiceNumber number, LocalDate on, Actor by) {
    var before = required(number);
    return portals.mark(before, Optional.empty(), Optional.of(before.acceptedOn().orElse(on)), by);
  }

  @Override
  @Transactional
  public Invoice inPortal(InvoiceNumber number, PortalState state, Optional<LocalDate> acceptedOn, Actor by) {
    return portals.mark(required(number), Optional.of(state), acceptedOn, by);
  }

  @Override
  @Transactional
  public Invoice dispute(InvoiceNumber number, Money amount, String reference, Actor by) {
    var before = required(number);
    return reservations.overtaken(before, disputes.dispute(before, amount, reference, today(), by));
  }

  /** What was paid, or is asked for no more, is neither disputed nor reserved: both shrink to what is still open. */
  private Invoice withinBounds(Movement payment) {
    var after = disputes.overtaken(payment);
    return reservations.overtaken(after, after);
  }

  private LocalDate counting(InvoiceNumber number, LocalDate receivedOn) {
    var today = today();
    var first = movements.firstDay(number);
    var known = receivedOn.isAfter(today) ? today : receivedOn;
    return known.isBefore(first) ? first : known;
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  private Invoice required(InvoiceNumber number) {
    return lock(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
  }
}
