package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for paper, in one place: a day's invoices collect in a batch, which closes when it is printed and ends
 * when a person says on which day it was mailed. What was not mailed waits again, and no less urgently.
 */
@Service
public class PrintQueue {

  private static final String VOIDED = "The invoice was voided.";

  private final JdbcPrintBatches batches;
  private final Deliveries deliveries;
  private final JdbcIssuedInvoices issued;
  private final FirmCalendar calendar;
  private final Decisions decisions;
  private final PrintTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PrintQueue(
      JdbcPrintBatches batches,
      Deliveries deliveries,
      JdbcIssuedInvoices issued,
      FirmCalendar calendar,
      Decisions decisions,
      PrintTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.batches = batches;
    this.deliveries = deliveries;
    this.issued = issued;
    this.calendar = calendar;
    this.decisions = decisions;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The delivery under way waits for the post, in the batch that collects today. */
  @Transactional
  public void join(InvoiceNumber number) {
    var delivery = deliveries.current(number);
    var now = clock.instant();
    var plan = plan(number);
    var days = calendar.calendar();
    var due = days.plusBusinessDays(days.dateOf(now), plan.mailWithinDays())
        .plusDays(1)
        .atStartOfDay(days.zone())
        .toInstant();
    batches.lock();
    join(delivery, plan, now, due);
  }

  /** Those that are not mailed yet, the oldest first. */
  @Transactional(readOnly = true)
  public List<PrintBatch> open() {
    return batches.open();
  }

  @Transactional(readOnly = true)
  public Optional<PrintBatch> find(PrintBatchId id) {
    return batches.find(id);
  }

  /** A person prints the batch: from now on nothing joins it. Printing it again is kept too. */
  @Transactional
  public PrintBatch print(PrintBatchId id, Actor by) {
    batches.lock();
    var batch = required(id);
    var now = clock.instant();
    var printing = batch.printings().size() + 1;
    batches.close(id, now);
    batches.printed(id, printing, by, now);
    audit.record(AuditEntry.of(by, "printed", "print-batch", id)
        .after("printing", printing)
        .after("invoices", batch.toMail().size()));
    return required(id);
  }

  /**
   * A person has mailed the batch on a day, except for some, each with its reason: those wait in the next batch. The
   * reminders of the others count from that day.
   */
  @Transactional
  public Mailing mail(PrintBatchId id, LocalDate on, Map<InvoiceNumber, String> notMailed, Actor by) {
    deliveries.hold(required(id).items().stream().map(PrintBatch.Item::number).toList());
    batches.lock();
    var batch = required(id);
    var refusal = refusal(batch, on, notMailed);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var now = clock.instant();
    batches.mailed(id, on, by, now);
    for (var item : batch.toMail()) {
      var reason = Optional.ofNullable(notMailed.get(item.number()));
      if (reason.isPresent()) {
        keep(id, item, reason.get(), by);
      } else if (deliveries.mailed(item.number(), item.request(), on, by)) {
        tasks.invoiceMailed(item.number());
      }
    }
    audit.record(AuditEntry.of(by, "mailed", "print-batch", id)
        .after("mailedOn", on)
        .after("invoices", batch.toMail().size() - notMailed.size())
        .after("notMailed", notMailed.size()));
    tasks.batchMailed(id, by);
    return new Mailing.Mailed(required(id));
  }

  /**
   * A voided invoice is mailed to nobody: it leaves the batch it waits in, and a batch that holds nothing else ends.
   */
  @Transactional
  public void leave(InvoiceNumber number) {
    batches.lock();
    for (var batch : batches.open()) {
      var leaving = batch.toMail().stream().filter(item -> item.number().equals(number)).toList();
      leaving.forEach(item -> {
        batches.notMailed(batch.id(), item, VOIDED);
        audit.record(AuditEntry.of(Actor.ENGINE, "not-mailed", "invoice", number)
            .after("batch", batch.id()).after("request", item.request()).text("reason", VOIDED));
      });
      if (!leaving.isEmpty() && required(batch.id()).toMail().isEmpty()) {
        batches.emptied(batch.id(), clock.instant());
        audit.record(AuditEntry.of(Actor.ENGINE, "emptied", "print-batch", batch.id()));
        tasks.batchMailed(batch.id(), Actor.ENGINE);
      }
    }
  }

  private void keep(PrintBatchId id, PrintBatch.Item item, String reason, Actor by) {
    batches.notMailed(id, item, reason);
    audit.record(AuditEntry.of(by, "not-mailed", "invoice", item.number())
        .after("batch", id).after("request", item.request()).text("reason", reason));
    join(deliveries.current(item.number()), plan(item.number()), item.since(), item.dueAt());
  }

  private Optional<Mailing> refusal(PrintBatch batch, LocalDate on, Map<InvoiceNumber, String> notMailed) {
    var numbers = batch.toMail().stream().map(PrintBatch.Item::number).toList();
    var strangers = notMailed.keySet().stream().filter(number -> !numbers.contains(number)).toList();
    var latest = calendar.calendar().dateOf(clock.instant());
    var earliest = batch.toMail().stream()
        .filter(item -> !notMailed.containsKey(item.number()))
        .map(PrintBatch.Item::invoiceDate)
        .max(Comparator.naturalOrder());
    if (batch.state() != PrintBatch.State.PRINTED) {
      return Optional.of(new Mailing.NotPrinted(batch));
    }
    if (!strangers.isEmpty()) {
      return Optional.of(new Mailing.NotInTheBatch(strangers));
    }
    if (earliest.isEmpty()) {
      return Optional.of(new Mailing.NothingMailed(batch));
    }
    return on.isAfter(latest) || on.isBefore(earliest.get())
        ? Optional.of(new Mailing.ImpossibleDay(earliest.get(), latest))
        : Optional.empty();
  }

  private void join(Delivery delivery, PrintLayout.Plan plan, Instant since, Instant due) {
    var now = clock.instant();
    var today = calendar.calendar().dateOf(now);
    var collecting = batches.collecting(today, plan.batchOf());
    var id = collecting.orElseGet(() -> batches.open(today, now));
    batches.add(id, delivery, plan, since, due);
    if (collecting.isEmpty()) {
      events.publishEvent(new PrintBatchOpened(id));
    }
  }

  private PrintLayout.Plan plan(InvoiceNumber number) {
    var invoice = issued.find(number).orElseThrow();
    var facts = new PrintLayout.Facts(invoice.client().value(), !invoice.addresses().client().isEmpty());
    return decisions.decide(PrintLayout.TABLE, facts, Subject.of("invoice", number)).result();
  }

  private PrintBatch required(PrintBatchId id) {
    return batches.find(id).orElseThrow(() -> new IllegalArgumentException("there is no print batch " + id));
  }

  /** What became of a person's word that a batch was mailed. */
  public sealed interface Mailing {

    record Mailed(PrintBatch batch) implements Mailing {}

    /** It still collects, or it was mailed before. */
    record NotPrinted(PrintBatch batch) implements Mailing {}

    record NotInTheBatch(List<InvoiceNumber> numbers) implements Mailing {}

    /** All of it is excepted. */
    record NothingMailed(PrintBatch batch) implements Mailing {}

    /** The day must lie between these two. */
    record ImpossibleDay(LocalDate earliest, LocalDate latest) implements Mailing {}
  }
}
