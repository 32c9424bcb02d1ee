package io.matterflow.invoicing;

import io.matterflow.engine.Decided;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps how each invoice looked when it was rendered. */
@Repository
class JdbcInvoicePresentations {

  private final JdbcClient jdbc;

  JdbcInvoicePresentations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(InvoiceNumber number, Decided<InvoicePresentation> decided) {
    var look = decided.result();
    jdbc.sql("""
        insert into invoice_presentation (invoice_number, rule_text, grouping_by, hours, rates, codes, summary, accent, letterhead, payment)
        values (:number, :rule, :grouping, :hours, :rates, :codes, :summary, :accent, :letterhead, :payment)
        """)
        .param("number", number.value())
        .param("rule", decided.rule().text())
        .param("grouping", look.grouping().name())
        .param("hours", look.hours())
        .param("rates", look.rates())
        .param("codes", look.codes())
        .param("summary", look.summary())
        .param("accent", look.accent())
        .param("letterhead", look.letterhead())
        .param("payment", look.payment())
        .update();
  }

  Optional<InvoicePresentation> find(InvoiceNumber number) {
    return jdbc.sql("select * from invoice_presentation where invoice_number = :number")
        .param("number", number.value())
        .query((row, index) -> new InvoicePresentation(
            InvoicePresentation.Grouping.valueOf(row.getString("grouping_by")),
            row.getBoolean("hours"),
            row.getBoolean("rates"),
            row.getBoolean("codes"),
            row.getBoolean("summary"),
            row.getString("accent"),
            row.getString("letterhead"),
            row.getString("payment")))
        .optional();
  }
}
