package io.matterflow.receivables;

import io.matterflow.engine.JdbcSubjectWorth;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A payment is worth what was paid; its matter is that of the invoice that it names. */
@Repository
class JdbcPaymentWorth extends JdbcSubjectWorth {

  private static final Map<String, String> WORTH = Map.of(
      "payment", """
          select cast(payment.id as varchar(36)) as id, invoice.matter_id, payment.amount, payment.currency,
            'for invoice ' || coalesce(payment.assigned_invoice, payment.invoice_number) as called
          from payment
            left join invoice on invoice.number = coalesce(payment.assigned_invoice, payment.invoice_number)
          where payment.id in (:ids)
          """);

  JdbcPaymentWorth(JdbcClient jdbc) {
    super(jdbc, WORTH);
  }
}
