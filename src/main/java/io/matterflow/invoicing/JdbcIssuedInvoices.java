package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.PayerShare;
import io.matterflow.prebill.PreBillId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps invoices as they were issued, with their lines. */
@Repository
class JdbcIssuedInvoices {

  private static final String SEPARATOR = "\n";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final JdbcInvoiceReckonings reckonings;
  private final JdbcInvoiceAddresses addresses;

  JdbcIssuedInvoices(
      JdbcClient jdbc,
      NamedParameterJdbcTemplate batches,
      JdbcInvoiceReckonings reckonings,
      JdbcInvoiceAddresses addresses) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.reckonings = reckonings;
    this.addresses = addresses;
  }

  void insert(IssuedInvoice invoice, Instant issuedAt) {
    jdbc.sql("""
        insert into invoice (number, pre_bill, pre_bill_number, pre_bill_version, content_hash, matter_id, client_id,
          period_end, invoice_date, due_date, written_down, total, currency, unsupported, issued_at)
        values (:number, :preBill, :preBillNumber, :preBillVersion, :contentHash, :matter, :client,
          :periodEnd, :invoiceDate, :dueDate, :writtenDown, :total, :currency, :unsupported, :issuedAt)
        """)
        .param("number", invoice.number().value())
        .param("preBill", invoice.preBill().value())
        .param("preBillNumber", invoice.preBillNumber())
        .param("preBillVersion", invoice.preBillVersion())
        .param("contentHash", invoice.contentHash())
        .param("matter", invoice.matter().value())
        .param("client", invoice.client().value())
        .param("periodEnd", invoice.periodEnd())
        .param("invoiceDate", invoice.invoiceDate())
        .param("dueDate", invoice.dueDate())
        .param("writtenDown", invoice.writtenDown().amount())
        .param("total", invoice.total().amount())
        .param("currency", invoice.total().currency().getCurrencyCode())
        .param("unsupported", String.join(SEPARATOR, invoice.unsupported()))
        .param("issuedAt", issuedAt.atOffset(ZoneOffset.UTC))
        .update();
    batches.batchUpdate("""
        insert into invoice_line (invoice_number, line_position, kind, work_date, timekeeper_id, narrative, task_code,
          activity_code, expense_code, hours, rate, units, unit_cost, adjustment, borne_by_others, amount)
        values (:number, :position, :kind, :date, :timekeeper, :narrative, :taskCode, :activityCode, :expenseCode, :hours,
          :rate, :units, :unitCost, :adjustment, :borneByOthers, :amount)
        """, invoice.lines().stream()
        .map(line -> parameters(invoice.number(), line))
        .toArray(SqlParameterSource[]::new));
    reckonings.insert(invoice.number(), invoice.reckoning());
    invoice.share().ifPresent(share -> insert(invoice.number(), share));
    addresses.insert(invoice.number(), invoice.addresses());
  }

  private void insert(InvoiceNumber number, PayerShare share) {
    jdbc.sql("""
        insert into invoice_share (invoice_number, percent, whole)
        values (:number, :percent, :whole)
        """)
        .param("number", number.value())
        .param("percent", share.percent())
        .param("whole", share.whole().amount())
        .update();
  }

  private Optional<PayerShare> share(InvoiceNumber number, Currency currency) {
    return jdbc.sql("""
        select percent, whole
        from invoice_share
        where invoice_number = :number
        """)
        .param("number", number.value())
        .query((row, index) -> new PayerShare(
            row.getBigDecimal("percent").stripTrailingZeros(), new Money(row.getBigDecimal("whole"), currency)))
        .optional();
  }

  Optional<IssuedInvoice> find(InvoiceNumber number) {
    return jdbc.sql("""
        select *
        from invoice
        where number = :number and pre_bill is not null
        """)
        .param("number", number.value())
        .query((row, index) -> invoice(row, number))
        .optional();
  }

  private IssuedInvoice invoice(ResultSet row, InvoiceNumber number) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new IssuedInvoice(
        number,
        new PreBillId(row.getObject("pre_bill", UUID.class)),
        row.getString("pre_bill_number"),
        row.getInt("pre_bill_version"),
        row.getString("content_hash"),
        new MatterId(row.getString("matter_id")),
        new ClientId(row.getString("client_id")),
        row.getObject("period_end", LocalDate.class),
        row.getObject("invoice_date", LocalDate.class),
        row.getObject("due_date", LocalDate.class),
        lines(number, currency),
        reckonings.of(number, currency),
        new Money(row.getBigDecimal("written_down"), currency),
        new Money(row.getBigDecimal("total"), currency),
        Stream.of(row.getString("unsupported").split(SEPARATOR)).filter(word -> !word.isBlank()).toList(),
        share(number, currency),
        addresses.of(number));
  }

  private List<IssuedInvoice.Line> lines(InvoiceNumber number, Currency currency) {
    return jdbc.sql("""
        select *
        from invoice_line
        where invoice_number = :number
        order by line_position
        """)
        .param("number", number.value())
        .query((row, index) -> line(row, currency))
        .list();
  }

  private static IssuedInvoice.Line line(ResultSet row, Currency currency) throws SQLException {
    var kind = Charge.Kind.valueOf(row.getString("kind"));
    var time = kind == Charge.Kind.TIME;
    return new IssuedInvoice.Line(
        row.getInt("line_position"),
        kind,
        row.getObject("work_date", LocalDate.class),
        Optional.ofNullable(row.getString("timekeeper_id")).map(TimekeeperId::new),
        row.getString("narrative"),
        Optional.ofNullable(row.getString("task_code")),
        Optional.ofNullable(row.getString("activity_code")),
        Optional.ofNullable(row.getString("expense_code")),
        row.getBigDecimal(time ? "hours" : "units"),
        row.getBigDecimal(time ? "rate" : "unit_cost"),
        new Money(row.getBigDecimal("adjustment"), currency),
        new Money(row.getBigDecimal("borne_by_others"), currency),
        new Money(row.getBigDecimal("amount"), currency));
  }

  private static SqlParameterSource parameters(InvoiceNumber number, IssuedInvoice.Line line) {
    var time = line.kind() == Charge.Kind.TIME;
    return new MapSqlParameterSource()
        .addValue("number", number.value())
        .addValue("position", line.position())
        .addValue("kind", line.kind().name())
        .addValue("date", line.date())
        .addValue("timekeeper", line.timekeeper().map(TimekeeperId::value).orElse(null))
        .addValue("narrative", line.narrative())
        .addValue("taskCode", line.taskCode().orElse(null))
        .addValue("activityCode", line.activityCode().orElse(null))
        .addValue("expenseCode", line.expenseCode().orElse(null))
        .addValue("hours", time ? line.quantity() : null)
        .addValue("rate", time ? line.unitCost() : null)
        .addValue("units", time ? null : line.quantity())
        .addValue("unitCost", time ? null : line.unitCost())
        .addValue("adjustment", line.adjustment().amount())
        .addValue("borneByOthers", line.borneByOthers().amount())
        .addValue("amount", line.amount().amount());
  }
}
