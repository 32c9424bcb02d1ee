package io.matterflow.receivables;

import io.matterflow.directory.MatterFigures;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a matter's client owes, when they are next reminded of it, and what they paid last. */
@Component
class MatterReceivables implements MatterFigures {

  private static final int LAST = 5;

  private final Invoices invoices;
  private final NextReminder reminders;
  private final JdbcPayments payments;

  MatterReceivables(Invoices invoices, NextReminder reminders, JdbcPayments payments) {
    this.invoices = invoices;
    this.reminders = reminders;
    this.payments = payments;
  }

  @Override
  public String name() {
    return "receivables";
  }

  @Override
  public Optional<Figures> of(MatterId matter) {
    var all = invoices.of(matter);
    return all.isEmpty() ? Optional.empty() : Optional.of(figures(all));
  }

  /** Amounts of two currencies are never added: where a client has changed theirs, the new one counts. */
  private Figures figures(List<Invoice> all) {
    var currency = all.get(all.size() - 1).total().currency();
    var open = all.stream()
        .filter(invoice -> !invoice.isSettled() && invoice.open().currency().equals(currency))
        .toList();
    Function<Function<Invoice, Money>, String> sum =
        part -> open.stream().map(part).reduce(Money.zero(currency), Money::plus).plain();
    return new Figures(
        open.size(),
        sum.apply(Invoice::open),
        sum.apply(Invoice::disputed),
        currency.getCurrencyCode(),
        open.stream().map(Invoice::dueDate).min(Comparator.naturalOrder()),
        open.stream().flatMap(this::reminder).min(Comparator.comparing(Reminder::at)),
        payments.settlements(all.stream().map(Invoice::number).toList(), LAST).stream().map(Paid::of).toList());
  }

  private Stream<Reminder> reminder(Invoice invoice) {
    var coming = reminders.of(invoice.number());
    return coming.step()
        .flatMap(step -> coming.at().map(at -> new Reminder(invoice.number().value(), step, at)))
        .stream();
  }

  /** The part of a payment that settled an invoice. */
  record Settlement(LocalDate receivedOn, InvoiceNumber invoice, Money amount) {}

  record Figures(
      int openInvoices,
      String open,
      String disputed,
      String currency,
      Optional<LocalDate> oldestDue,
      Optional<Reminder> nextReminder,
      List<Paid> payments) {}

  /** The step that comes first, over all open invoices. */
  record Reminder(String invoice, String step, Instant at) {}

  record Paid(LocalDate receivedOn, String invoice, String amount) {

    static Paid of(Settlement settlement) {
      return new Paid(settlement.receivedOn(), settlement.invoice().value(), settlement.amount().plain());
    }
  }
}
