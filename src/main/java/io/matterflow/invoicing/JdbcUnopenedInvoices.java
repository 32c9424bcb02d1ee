package io.matterflow.invoicing;

import io.matterflow.invoicing.UnopenedInvoices.Outcome;
import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** First openings of pay links, and the invoices that were asked about since there was none. */
@Repository
class JdbcUnopenedInvoices {

  private final JdbcClient jdbc;

  JdbcUnopenedInvoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when it was opened before; the caller holds the invoice. */
  boolean open(InvoiceNumber number, Instant at) {
    return isFirst(number, at, """
        insert into pay_link_opening (invoice_number, opened_at)
        select :number, :at
        where not exists (select 1 from pay_link_opening where invoice_number = :number)
        """);
  }

  boolean isOpened(InvoiceNumber number) {
    return isThere(number, "select count(*) from pay_link_opening where invoice_number = :number");
  }

  /** False when it was asked about before; the caller holds the invoice. */
  boolean ask(InvoiceNumber number, Instant at) {
    return isFirst(number, at, """
        insert into unopened_invoice (invoice_number, asked_at)
        select :number, :at
        where not exists (select 1 from unopened_invoice where invoice_number = :number)
        """);
  }

  boolean isAsked(InvoiceNumber number) {
    return isThere(number,
        "select count(*) from unopened_invoice where invoice_number = :number and settled_at is null");
  }

  /** False when nobody is asked, or not any more. */
  boolean settle(InvoiceNumber number, Outcome outcome, Actor by, Instant at) {
    return jdbc.sql("""
            update unopened_invoice
            set outcome = :outcome, settled_by = :by, settled_at = :at
            where invoice_number = :number and settled_at is null
            """)
        .param("outcome", outcome.name())
        .param("by", by.user().value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("number", number.value())
        .update() == 1;
  }

  private boolean isFirst(InvoiceNumber number, Instant at, String insert) {
    return jdbc.sql(insert).param("number", number.value()).param("at", at.atOffset(ZoneOffset.UTC)).update() == 1;
  }

  private boolean isThere(InvoiceNumber number, String count) {
    return jdbc.sql(count).param("number", number.value()).query(Integer.class).single() > 0;
  }
}
