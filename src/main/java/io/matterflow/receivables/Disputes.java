package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a client contests. While anything is disputed no reminder goes out and somebody has the task to resolve it;
 * afterwards the next future step goes out.
 */
@Service
public class Disputes {

  private final Invoices invoices;
  private final Reminders reminders;
  private final PlanWatch plans;
  private final DisputeTasks tasks;
  private final AuditTrail audit;

  Disputes(Invoices invoices, Reminders reminders, PlanWatch plans, DisputeTasks tasks, AuditTrail audit) {
    this.invoices = invoices;
    this.reminders = reminders;
    this.plans = plans;
    this.tasks = tasks;
    this.audit = audit;
  }

  /** Marks the amount, or all that is open, as disputed. */
  @Transactional
  public Answer raise(InvoiceNumber number, Optional<Money> amount, String reason, Actor by) {
    var invoice = locked(number);
    if (invoice.isSettled()) {
      return new NothingOpen(invoice);
    }
    if (invoice.disputed().isPositive()) {
      return new AlreadyDisputed(invoice);
    }
    var disputed = amount.orElse(invoice.open());
    if (!disputed.currency().equals(invoice.open().currency()) || disputed.exceeds(invoice.open())) {
      return new MoreThanOpen(invoice);
    }
    var dispute = UUID.randomUUID();
    var after = invoices.dispute(number, disputed, "dispute:" + dispute, by);
    audit.record(AuditEntry.of(by, "dispute-raised", "invoice", number)
        .after("dispute", dispute)
        .after("amount", disputed.plain())
        .text("reason", reason));
    tasks.raised(number);
    return new Standing(after);
  }

  /** The dispute is over; steps that fell into it are passed over. */
  @Transactional
  public Answer resolve(InvoiceNumber number, String reason, Actor by) {
    var invoice = locked(number);
    if (!invoice.disputed().isPositive()) {
      return new NotDisputed(invoice);
    }
    var after = invoices.dispute(
        number, invoice.disputed().negated(), "dispute-resolution:" + UUID.randomUUID(), by);
    audit.record(AuditEntry.of(by, "dispute-settled", "invoice", number)
        .before("amount", invoice.disputed().plain())
        .text("reason", reason));
    if (invoice.deliveredOn().isPresent()) {
      reminders.resume(after, "The step fell into a dispute.");
      plans.disputeOver(number);
    }
    tasks.resolved(number, by);
    return new Standing(after);
  }

  private Invoice locked(InvoiceNumber number) {
    return invoices.lock(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
  }

  /** What became of the wish to raise or to resolve a dispute, with the invoice as it stands now. */
  public sealed interface Answer {

    Invoice invoice();
  }

  public record Standing(Invoice invoice) implements Answer {}

  public record NothingOpen(Invoice invoice) implements Answer {}

  public record AlreadyDisputed(Invoice invoice) implements Answer {}

  /** More than is open, or in another currency. */
  public record MoreThanOpen(Invoice invoice) implements Answer {}

  public record NotDisputed(Invoice invoice) implements Answer {}
}
