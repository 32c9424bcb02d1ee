package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.receivables.PaymentAllocation.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How an amount spreads over invoices, to the cent: each takes what it can, in the order that the decision gave. */
record AllocationPlan(List<Share> shares, Money rest) {

  private static final Comparator<Invoice> OLDEST_DUE_FIRST =
      Comparator.comparing(Invoice::dueDate).thenComparing(invoice -> invoice.number().value());

  /** What one invoice gets. */
  record Share(InvoiceNumber invoice, Money amount) {}

  static AllocationPlan of(Order order, Money amount, Optional<Invoice> designated, List<Invoice> ofTheClient) {
    var claims = new ArrayList<Share>();
    if (order == Order.DESIGNATED || order == Order.DESIGNATED_THEN_OLDEST_DUE) {
      designated.ifPresent(invoice -> claims.add(new Share(invoice.number(), invoice.open())));
    }
    if (order == Order.OLDEST_DUE_FIRST || order == Order.DESIGNATED_THEN_OLDEST_DUE) {
      ofTheClient.stream()
          .filter(invoice -> designated.filter(named -> named.number().equals(invoice.number())).isEmpty())
          .sorted(OLDEST_DUE_FIRST)
          .forEach(invoice -> claims.add(new Share(invoice.number(), undisputed(invoice))));
    }
    return spread(amount, claims);
  }

  /** Money that nobody designated goes neither to what is disputed nor to what a draw from trust will pay. */
  private static Money undisputed(Invoice invoice) {
    return invoice.unreserved();
  }

  private static AllocationPlan spread(Money amount, List<Share> claims) {
    var shares = new ArrayList<Share>();
    var rest = amount;
    for (var claim : claims) {
      var part = rest.atMost(claim.amount());
      if (part.isPositive()) {
        shares.add(new Share(claim.invoice(), part));
        rest = rest.minus(part);
      }
    }
    return new AllocationPlan(List.copyOf(shares), rest);
  }
}
