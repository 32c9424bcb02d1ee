package io.matterflow.books;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.Recoveries;
import io.matterflow.trust.RecoverableDues;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients owe the firm because a deposit of theirs was taken back, and the firm paid. What is still in trust of it
 * comes back by a drawdown that a lawyer authorizes; what was drawn for invoices is asked for again. Never more than is
 * owed, matter by matter.
 */
@Service
public class DueFromClients implements RecoverableDues {

  private final JdbcJournal journal;
  private final Recoveries recoveries;
  private final Invoices invoices;

  DueFromClients(JdbcJournal journal, Recoveries recoveries, Invoices invoices) {
    this.journal = journal;
    this.recoveries = recoveries;
    this.invoices = invoices;
  }

  /**
   * What was taken out of operating and what the firm put into trust for it, less what came back and what is asked for
   * again.
   */
  @Override
  @Transactional(readOnly = true)
  public Money of(LedgerId ledger, Currency currency) {
    return journal.due(numbers(ledger), recoveries.payments(ledger), currency)
        .plus(recoveries.madeGood(ledger, currency))
        .minus(recoveries.recovered(ledger, currency));
  }

  /** Asks once more for so much of the invoice as had been drawn for it. */
  @Transactional
  public Answer unpaid(InvoiceNumber number, Money amount, Actor by) {
    var ledger = invoices.find(number).flatMap(Invoice::matter).map(LedgerId::of);
    if (ledger.isEmpty()) {
      return new Unknown();
    }
    recoveries.hold(ledger.get());
    numbers(ledger.get()).stream().sorted(Comparator.comparing(InvoiceNumber::value)).forEach(invoices::lock);
    var most = most(number, ledger.get(), amount.currency());
    if (amount.exceeds(most)) {
      return new TooMuch(most);
    }
    return new Open(invoices.drawUnpaid(number, amount, "unpaid:" + UUID.randomUUID(), by));
  }

  private Money most(InvoiceNumber number, LedgerId ledger, Currency currency) {
    var none = Money.zero(currency);
    var drawn = invoices.drawn(number);
    var due = of(ledger, currency);
    return drawn.currency().equals(currency) && due.isPositive() ? drawn.atMost(due) : none;
  }

  private List<InvoiceNumber> numbers(LedgerId ledger) {
    return ledger.matter().stream().flatMap(matter -> invoices.of(matter).stream()).map(Invoice::number).toList();
  }

  /** What became of it. */
  public sealed interface Answer permits Open, TooMuch, Unknown {}

  /** So it stands now. */
  public record Open(Invoice invoice) implements Answer {}

  /** So much was drawn for it and is owed. */
  public record TooMuch(Money most) implements Answer {}

  public record Unknown() implements Answer {}
}
