package io.matterflow.invoicing;

import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps invoices that were taken over: each is written once. */
@Repository
class JdbcOpeningInvoices {

  private final JdbcClient jdbc;

  JdbcOpeningInvoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(OpeningInvoice opening, Actor by, Instant issuedAt, Instant now) {
    jdbc.sql("""
        insert into invoice (number, matter_id, client_id, invoice_date, due_date, written_down, total, currency,
          unsupported, issued_at, delivered_on, delivered_by)
        values (:number, :matter, :client, :invoiceDate, :dueDate, 0, :total, :currency, '', :issuedAt, :deliveredOn,
          :deliveredBy)
        """)
        .param("number", opening.number().value())
        .param("matter", opening.matter().map(MatterId::value).orElse(null), Types.VARCHAR)
        .param("client", opening.client().value())
        .param("invoiceDate", opening.invoiceDate())
        .param("dueDate", opening.dueDate())
        .param("total", opening.amount().amount())
        .param("currency", opening.amount().currency().getCurrencyCode())
        .param("issuedAt", issuedAt.atOffset(ZoneOffset.UTC))
        .param("deliveredOn", opening.deliveredOn())
        .param("deliveredBy", DeliveredBy.ELSEWHERE.name())
        .update();
    jdbc.sql("""
        insert into invoice_opening (invoice_number, as_of, paid, notice_on, taken_over_at, taken_over_by)
        values (:number, :asOf, :paid, :noticeOn, :now, :by)
        """)
        .param("number", opening.number().value())
        .param("asOf", opening.asOf())
        .param("paid", opening.paid().amount())
        .param("noticeOn", opening.noticeOn().orElse(null), Types.DATE)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.user().value())
        .update();
  }

  Optional<OpeningInvoice> find(InvoiceNumber number) {
    return jdbc.sql("""
        select number, matter_id, client_id, invoice_date, due_date, total, currency, as_of, paid, notice_on
        from invoice
        join invoice_opening on invoice_number = number
        where number = :number
        """).param("number", number.value()).query(JdbcOpeningInvoices::opening).optional();
  }

  private static OpeningInvoice opening(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new OpeningInvoice(
        new InvoiceNumber(row.getString("number")),
        new ClientId(row.getString("client_id")),
        Optional.ofNullable(row.getString("matter_id")).map(MatterId::new),
        row.getObject("invoice_date", LocalDate.class),
        row.getObject("due_date", LocalDate.class),
        Optional.ofNullable(row.getObject("notice_on", LocalDate.class)),
        new Money(row.getBigDecimal("total"), currency),
        new Money(row.getBigDecimal("paid"), currency),
        row.getObject("as_of", LocalDate.class));
  }
}
