package io.matterflow.invoicing;

import io.matterflow.prebill.InvoiceNumbers;
import io.matterflow.prebill.PreBillId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the pre-bills which invoices they became. */
@Component
class JdbcNumbersOfPreBills implements InvoiceNumbers {

  private final JdbcClient jdbc;

  JdbcNumbersOfPreBills(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> of(PreBillId id) {
    return jdbc.sql("""
        select number
        from invoice
        where pre_bill = :preBill
        order by length(number), number
        """)
        .param("preBill", id.value())
        .query(String.class)
        .list();
  }
}
