package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.receivables.AllocationOrder.Component;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only rows of what allocations paid for. */
@Repository
class JdbcAllocationParts {

  private final JdbcClient jdbc;

  JdbcAllocationParts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(String reference, Component component, Money amount) {
    jdbc.sql("""
        insert into payment_allocation_part (reference, component, amount)
        values (:reference, :component, :amount)
        """)
        .param("reference", reference)
        .param("component", component.name())
        .param("amount", amount.amount())
        .update();
  }

  /** What stands on the invoice, by component. */
  Map<Component, Money> of(InvoiceNumber invoice, Currency currency) {
    return sums(jdbc.sql("""
        select part.component, sum(part.amount) as amount
        from payment_allocation_part part
        join payment_allocation allocation on allocation.reference = part.reference
        where allocation.invoice_number = :invoice
        group by part.component
        """).param("invoice", invoice.value()), currency);
  }

  /** What stands on the invoice out of one payment, by component. */
  Map<Component, Money> of(PaymentId payment, InvoiceNumber invoice, Currency currency) {
    return sums(jdbc.sql("""
        select part.component, sum(part.amount) as amount
        from payment_allocation_part part
        join payment_allocation allocation on allocation.reference = part.reference
        where allocation.invoice_number = :invoice and allocation.payment_id = :payment
        group by part.component
        """).param("invoice", invoice.value()).param("payment", payment.value()), currency);
  }

  private static Map<Component, Money> sums(JdbcClient.StatementSpec sql, Currency currency) {
    var sums = new EnumMap<Component, Money>(Component.class);
    sql.query(row -> {
      sums.put(Component.valueOf(row.getString("component")), new Money(row.getBigDecimal("amount"), currency));
    });
    return sums;
  }
}
