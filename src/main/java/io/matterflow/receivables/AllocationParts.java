package io.matterflow.receivables;

import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import io.matterflow.receivables.AllocationOrder.Component;
import io.matterflow.receivables.AllocationOrder.Facts;
import io.matterflow.receivables.AllocationPlan.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * For what on an invoice each allocation paid, and what of it was taken back: rows for the books and for compensation.
 * The parts of an allocation add up to it.
 */
@Service
public class AllocationParts {

  private final JdbcAllocationParts parts;
  private final Invoices invoices;
  private final Decisions decisions;

  AllocationParts(JdbcAllocationParts parts, Invoices invoices, Decisions decisions) {
    this.parts = parts;
    this.invoices = invoices;
    this.decisions = decisions;
  }

  /** Fees, costs and tax of the invoice that payments have settled so far, what was taken back reckoned off. */
  @Transactional(readOnly = true)
  public Map<String, Money> paidOf(InvoiceNumber number) {
    var currency = invoices.find(number).orElseThrow().total().currency();
    var paid = new TreeMap<String, Money>();
    parts.of(number, currency).forEach((component, amount) -> paid.put(component.name(), amount));
    return paid;
  }

  /** To be called before the movement: what is open is read from the invoice. */
  void paid(Payment payment, Share share, String reference) {
    var invoice = invoices.find(share.invoice()).orElseThrow();
    var order = decisions.decide(
        AllocationOrder.TABLE, new Facts(invoice.client().value()), Subject.of("payment", payment.id())).result();
    PartsPlan.of(share.amount(), open(invoice), order.components())
        .forEach((component, amount) -> parts.insert(reference, component, amount));
  }

  /** What was paid last is taken back first: the mirror of the order in which it was taken. */
  void takenBack(Payment payment, InvoiceNumber number, Money amount, String reference) {
    var invoice = invoices.find(number).orElseThrow();
    var order = decisions.decide(
        AllocationOrder.TABLE, new Facts(invoice.client().value()), Subject.of("payment", payment.id())).result();
    var backwards = new ArrayList<>(order.components());
    Collections.reverse(backwards);
    PartsPlan.of(amount, parts.of(payment.id(), number, amount.currency()), backwards)
        .forEach((component, part) -> parts.insert(reference, component, part.negated()));
  }

  private Map<Component, Money> open(Invoice invoice) {
    var left = invoices.partsOf(invoice.number());
    var open = new EnumMap<Component, Money>(Map.of(
        Component.TAX, left.tax(), Component.COSTS, left.costs(), Component.FEES, left.fees()));
    parts.of(invoice.number(), invoice.total().currency())
        .forEach(
            (component, paid) -> open.computeIfPresent(component, (one, whole) -> notBelowZero(whole.minus(paid))));
    return open;
  }

  private static Money notBelowZero(Money amount) {
    return amount.isNegative() ? Money.zero(amount.currency()) : amount;
  }
}
