package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.invoicing.Delivery.Channel;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.kernel.Actor;
import io.matterflow.payments.PaymentLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices that went by e-mail and of which nothing was heard: nobody followed the pay link, and no money came. Each
 * becomes one person's work, once, and nobody's as soon as the client stirs.
 */
@Service
public class UnopenedInvoices {

  /** What opens a link as soon as the mail is out is no reader. */
  private static final Duration SCANNERS_LOOK_WITHIN = Duration.ofMinutes(1);

  private final JdbcUnopenedInvoices unopened;
  private final JdbcInvoices invoices;
  private final JdbcDeliveries deliveries;
  private final JdbcDeliveryFailures failures;
  private final Deliveries sending;
  private final PaymentLinks links;
  private final FirmCalendar calendar;
  private final UnopenedTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  UnopenedInvoices(
      JdbcUnopenedInvoices unopened,
      JdbcInvoices invoices,
      JdbcDeliveries deliveries,
      JdbcDeliveryFailures failures,
      Deliveries sending,
      PaymentLinks links,
      FirmCalendar calendar,
      UnopenedTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.unopened = unopened;
    this.invoices = invoices;
    this.deliveries = deliveries;
    this.failures = failures;
    this.sending = sending;
    this.links = links;
    this.calendar = calendar;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a look comes to. */
  public enum Look {
    /** The client has stirred, or need not. */
    HEARD,
    /** It is too early to tell, or somebody mends the address. */
    LATER,
    /** A person finds another way to the client. */
    ASK
  }

  /** How it ended. */
  public enum Outcome {
    /** A person reached the client another way. */
    REACHED,
    /** The e-mail goes once more. */
    SEND_AGAIN,
    /**
     * The client opened it, paid, or contests it; or nobody asks for the money any more, or it came back and its
     * address is mended.
     */
    HEARD
  }

  /** When to look whether the invoice was opened; empty where it did not go by e-mail, or nobody is to look. */
  @Transactional(readOnly = true)
  public Optional<Instant> lookAt(InvoiceNumber number) {
    var invoice = required(number);
    return invoice.deliveredBy().filter(DeliveredBy.EMAIL::equals).isEmpty()
        ? Optional.empty()
        : deliveries.openedWithinDays(number).flatMap(days -> invoice.deliveredOn().map(since -> after(since, days)));
  }

  /** When to look again, after a look that came too early. */
  @Transactional(readOnly = true)
  public Instant lookAgainAt(InvoiceNumber number) {
    var tomorrow = after(calendar.calendar().dateOf(clock.instant()), 0);
    return lookAt(number).filter(tomorrow::isBefore).orElse(tomorrow);
  }

  /** The days are over: has the client stirred? */
  @Transactional
  public Look look(InvoiceNumber number) {
    invoices.lock(number);
    if (!isSilent(number)) {
      return Look.HEARD;
    }
    if (isEarly(number) || failures.of(number).stream().anyMatch(failure -> !failure.isSettled())) {
      return Look.LATER;
    }
    if (!unopened.ask(number, clock.instant())) {
      return Look.HEARD;
    }
    audit.record(AuditEntry.of(Actor.ENGINE, "not-opened", "invoice", number));
    return Look.ASK;
  }

  /** Somebody followed the pay link. */
  @Transactional
  public void opened(InvoiceNumber number) {
    if (!invoices.lock(number) || isScanned(number) || !unopened.open(number, clock.instant())) {
      return;
    }
    audit.record(AuditEntry.of(Actor.ENGINE, "pay-link-opened", "invoice", number));
    heard(number);
  }

  /** Something has happened to the invoice: nobody need find another way to a client who has stirred. */
  @Transactional
  public void heard(InvoiceNumber number) {
    if (unopened.isAsked(number) && !isSilent(number)) {
      end(number, Outcome.HEARD, Optional.empty(), Actor.ENGINE);
    }
  }

  /** A person has dealt with it. */
  @Transactional
  public void settle(InvoiceNumber number, Outcome outcome, Optional<String> words, Actor by) {
    invoices.lock(number);
    if (end(number, outcome, words, by) && outcome == Outcome.SEND_AGAIN) {
      sending.request(number, Optional.of(Channel.EMAIL), Optional.of("Nobody had opened it."), by);
    }
  }

  private boolean end(InvoiceNumber number, Outcome outcome, Optional<String> words, Actor by) {
    if (!unopened.settle(number, outcome, by, clock.instant())) {
      return false;
    }
    var entry = AuditEntry.of(by, "other-way-settled", "invoice", number).after("outcome", outcome);
    audit.record(words.map(said -> entry.text("comment", said)).orElse(entry));
    tasks.settled(number, by);
    return true;
  }

  /** Where nobody can pay online there is no link whose opening could be seen. */
  private boolean isSilent(InvoiceNumber number) {
    var invoice = required(number);
    return invoice.state() == Invoice.State.DELIVERED
        && invoice.deliveredBy().filter(DeliveredBy.EMAIL::equals).isPresent()
        && invoice.disputed().isZero()
        && !invoice.isWhollyReserved()
        && !unopened.isOpened(number)
        && links.linkFor(number.value()).isPresent();
  }

  private boolean isEarly(InvoiceNumber number) {
    return lookAt(number).filter(clock.instant()::isBefore).isPresent();
  }

  private boolean isScanned(InvoiceNumber number) {
    return deliveries.of(number).stream()
        .flatMap(delivery -> delivery.doneAt().stream())
        .max(Comparator.naturalOrder())
        .filter(sent -> clock.instant().isBefore(sent.plus(SCANNERS_LOOK_WITHIN)))
        .isPresent();
  }

  private Instant after(LocalDate day, int businessDays) {
    var days = calendar.calendar();
    return days.plusBusinessDays(day, businessDays).plusDays(1).atStartOfDay(days.zone()).toInstant();
  }

  private Invoice required(InvoiceNumber number) {
    return invoices.find(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
  }
}
