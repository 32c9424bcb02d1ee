package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over open invoices from whoever billed before us. Told twice, an invoice is taken over once; told differently,
 * it stays as it was taken over.
 */
@Service
public class OpeningInvoices {

  private final JdbcInvoices invoices;
  private final JdbcOpeningInvoices openings;
  private final JdbcMovements movements;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OpeningInvoices(
      JdbcInvoices invoices,
      JdbcOpeningInvoices openings,
      JdbcMovements movements,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.invoices = invoices;
    this.openings = openings;
    this.movements = movements;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The invoice with its opening balance: what it came to, less what had been paid. */
  @Transactional
  public Answer takeOver(OpeningInvoice opening, Actor by) {
    invoices.lockNumbers();
    if (invoices.find(opening.number()).isPresent()) {
      return openings.find(opening.number())
          .map(known -> known.equals(opening) ? new Unchanged(known) : new Differs(known))
          .orElseGet(() -> new NumberInUse(opening.number()));
    }
    var now = clock.instant();
    openings.insert(opening, by, opening.invoiceDate().atStartOfDay(directory.firm().zone()).toInstant(), now);
    movements.append(Movement.opening(opening, by), now);
    if (opening.paid().isPositive()) {
      movements.append(Movement.paidBefore(opening, by), now);
    }
    audit.record(entry(opening, by));
    if (opening.open().isPositive()) {
      events.publishEvent(new InvoiceTakenOver(opening.number(), opening.asOf()));
    }
    return new TakenOver(opening);
  }

  /** The invoice as it was taken over; empty for one of our own. */
  @Transactional(readOnly = true)
  public Optional<OpeningInvoice> find(InvoiceNumber number) {
    return openings.find(number);
  }

  private static AuditEntry entry(OpeningInvoice opening, Actor by) {
    var entry = AuditEntry.of(by, "taken-over", "invoice", opening.number())
        .after("asOf", opening.asOf())
        .after("client", opening.client())
        .after("invoiceDate", opening.invoiceDate())
        .after("dueDate", opening.dueDate())
        .after("total", opening.amount().plain())
        .after("open", opening.open().plain());
    var withMatter = opening.matter().map(matter -> entry.after("matter", matter)).orElse(entry);
    return opening.noticeOn().map(day -> withMatter.after("noticeOn", day)).orElse(withMatter);
  }

  /** What became of an invoice that was to be taken over. */
  public sealed interface Answer {}

  public record TakenOver(OpeningInvoice invoice) implements Answer {}

  public record Unchanged(OpeningInvoice invoice) implements Answer {}

  /** It was taken over before, otherwise. */
  public record Differs(OpeningInvoice known) implements Answer {}

  /** An invoice that was made here has this number. */
  public record NumberInUse(InvoiceNumber number) implements Answer {}
}
