package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.QueuedMessage;
import io.matterflow.messaging.QueuedMessage.State;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What speaks against a step at its moment, beside what keeps the whole ladder: money on its way, a word of a person
 * today.
 */
@Component
class Hindrances {

  private final StepBook book;
  private final JdbcPayments payments;
  private final JdbcClientContacts contacts;
  private final Deliveries deliveries;
  private final ClientMessages queue;
  private final ReminderApprovals approvals;
  private final Directory directory;
  private final Clock clock;

  Hindrances(
      StepBook book,
      JdbcPayments payments,
      JdbcClientContacts contacts,
      Deliveries deliveries,
      ClientMessages queue,
      ReminderApprovals approvals,
      Directory directory,
      Clock clock) {
    this.book = book;
    this.payments = payments;
    this.contacts = contacts;
    this.deliveries = deliveries;
    this.queue = queue;
    this.approvals = approvals;
    this.directory = directory;
    this.clock = clock;
  }

  /** Leaves the step out, with the reason, where something speaks against it. */
  boolean keep(Invoice invoice, Ladder ladder, ReminderStep step) {
    var why = of(invoice, ladder, step);
    why.ifPresent(reason -> book.pass(invoice.number(), step, reason));
    return why.isPresent();
  }

  private Optional<String> of(Invoice invoice, Ladder ladder, ReminderStep step) {
    return ladder.rest()
        .or(() -> asked(invoice).isPositive() ? Optional.empty() : Optional.of("A payment is on its way."))
        .or(() -> step.message().isPresent() && wasWrittenToByHand(invoice.number())
            ? Optional.of("A person has written or talked to the client today.")
            : Optional.empty());
  }

  /** Whether nothing keeps the step but the product: nothing is on its way, and neither a queue nor a person has it. */
  boolean areNone(Invoice invoice, ReminderStep step) {
    var queued = queue.find(StepBook.key(invoice.number(), step.id()).value()).map(QueuedMessage::state);
    return asked(invoice).isPositive()
        && queued.filter(state -> state == State.WAITING || state == State.LET_GO).isEmpty()
        && approvals.open(invoice.number()).isEmpty();
  }

  /** What is asked for: neither what is disputed or reserved, nor what is on its way to the invoice already. */
  Money asked(Invoice invoice) {
    return invoice.unreserved().minus(payments.onTheWayTo(invoice));
  }

  /** By a contact that somebody recorded, or by sending the invoice again. */
  private boolean wasWrittenToByHand(InvoiceNumber number) {
    var today = dateOf(clock.instant());
    return contacts.areOn(number, today)
        || deliveries.of(number).stream()
            .flatMap(delivery -> delivery.doneAt().stream())
            .map(this::dateOf)
            .anyMatch(today::equals);
  }

  private LocalDate dateOf(Instant moment) {
    return moment.atZone(directory.firm().zone()).toLocalDate();
  }
}
