package io.matterflow.invoicing;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.EarlierBills;
import java.util.Collection;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class BillsOfMatter implements EarlierBills {

  private final JdbcInvoices invoices;

  BillsOfMatter(JdbcInvoices invoices) {
    this.invoices = invoices;
  }

  @Override
  public Account of(MatterId matter, Currency currency) {
    var all = invoices.of(matter).stream().filter(invoice -> invoice.total().currency().equals(currency)).toList();
    return new Account(
        all.stream().map(Invoice::open).reduce(Money.zero(currency), Money::plus),
        all.isEmpty() ? Optional.empty() : Optional.of(prior(all.get(all.size() - 1))));
  }

  @Override
  public Set<MatterId> unpaid(Collection<MatterId> matters) {
    return invoices.unpaid(matters);
  }

  private static PriorBill prior(Invoice last) {
    return new PriorBill(
        last.number().value(), last.invoiceDate(), last.state().name(), last.total(), last.open());
  }
}
