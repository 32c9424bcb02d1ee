package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the print batches, what is in them, and how often each was printed. */
@Repository
class JdbcPrintBatches {

  private final JdbcClient jdbc;

  JdbcPrintBatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends nobody else joins, prints or mails. */
  void lock() {
    jdbc.sql("select name from print_queue where name = 'paper' for update").query(String.class).single();
  }

  /** The batch of the day that still takes invoices and has room. */
  Optional<PrintBatchId> collecting(LocalDate day, int most) {
    return jdbc.sql("""
        select id
        from print_batch
        where batch_day = :day and state = 'COLLECTING'
          and (select count(*) from print_batch_item where batch_id = print_batch.id) < :most
        order by serial_number
        fetch first 1 row only
        """).param("day", day).param("most", most).query(String.class).optional().map(PrintBatchId::new);
  }

  PrintBatchId open(LocalDate day, Instant at) {
    int serial = jdbc.sql("select coalesce(max(serial_number), 0) + 1 from print_batch where batch_day = :day")
        .param("day", day).query(Integer.class).single();
    var id = PrintBatchId.of(day, serial);
    jdbc.sql("""
        insert into print_batch (id, batch_day, serial_number, state, opened_at)
        values (:id, :day, :serial, 'COLLECTING', :at)
        """)
        .param("id", id.value())
        .param("day", day)
        .param("serial", serial)
        .param("at", utc(at))
        .update();
    return id;
  }

  void add(PrintBatchId id, Delivery delivery, PrintLayout.Plan plan, Instant since, Instant dueAt) {
    jdbc.sql("""
        insert into print_batch_item (batch_id, invoice_number, request, cover_sheet, duplex, waits_since, due_at)
        values (:id, :number, :request, :cover, :duplex, :since, :dueAt)
        """)
        .param("id", id.value())
        .param("number", delivery.number().value())
        .param("request", delivery.request())
        .param("cover", plan.coverSheet())
        .param("duplex", plan.duplex())
        .param("since", utc(since))
        .param("dueAt", utc(dueAt))
        .update();
  }

  /** Since when the delivery waits for paper, and by when it is due: what its first batch said. */
  Optional<PrintBatch.Item> first(Delivery delivery) {
    return items("""
        where print_batch_item.invoice_number = :number and print_batch_item.request = :request
        order by print_batch_item.waits_since, print_batch_item.batch_id
        """, sql -> sql.param("number", delivery.number().value()).param("request", delivery.request()))
        .stream().findFirst();
  }

  void close(PrintBatchId id, Instant at) {
    jdbc.sql("update print_batch set state = 'PRINTED', closed_at = :at where id = :id and state = 'COLLECTING'")
        .param("id", id.value()).param("at", utc(at)).update();
  }

  void printed(PrintBatchId id, int printing, Actor by, Instant at) {
    jdbc.sql("""
        insert into print_batch_printing (batch_id, printing, printed_by, printed_at)
        values (:id, :printing, :by, :at)
        """)
        .param("id", id.value())
        .param("printing", printing)
        .param("by", by.user().value())
        .param("at", utc(at))
        .update();
  }

  void notMailed(PrintBatchId id, PrintBatch.Item item, String reason) {
    jdbc.sql("""
        update print_batch_item
        set not_mailed_because = :reason
        where batch_id = :id and invoice_number = :number and request = :request
        """)
        .param("reason", reason)
        .param("id", id.value())
        .param("number", item.number().value())
        .param("request", item.request())
        .update();
  }

  void mailed(PrintBatchId id, LocalDate on, Actor by, Instant at) {
    jdbc.sql("""
        update print_batch
        set state = 'MAILED', mailed_on = :on, mailed_by = :by, mailed_at = :at
        where id = :id and state = 'PRINTED'
        """)
        .param("id", id.value())
        .param("on", on)
        .param("by", by.user().value())
        .param("at", utc(at))
        .update();
  }

  void emptied(PrintBatchId id, Instant at) {
    jdbc.sql(
        "update print_batch set state = 'EMPTIED', closed_at = :at where id = :id and state in ('COLLECTING', 'PRINTED')")
        .param("id", id.value()).param("at", utc(at)).update();
  }

  Optional<PrintBatch> find(PrintBatchId id) {
    return jdbc.sql("select * from print_batch where id = :id")
        .param("id", id.value()).query((row, index) -> batch(row)).optional();
  }

  /** Those that are not mailed yet, the oldest first. */
  List<PrintBatch> open() {
    return jdbc
        .sql("select * from print_batch where state in ('COLLECTING', 'PRINTED') order by batch_day, serial_number")
        .query((row, index) -> batch(row)).list();
  }

  /** What waits in open batches and was due before the moment. */
  List<Overdue> overdue(Instant now) {
    return jdbc.sql("""
        select batch_id, invoice_number, request, due_at
        from print_batch_item
        join print_batch on print_batch.id = print_batch_item.batch_id
        where print_batch.state in ('COLLECTING', 'PRINTED') and not_mailed_because is null and due_at < :now
        order by due_at, invoice_number
        """)
        .param("now", utc(now))
        .query((row, index) -> new Overdue(
            new PrintBatchId(row.getString("batch_id")),
            new InvoiceNumber(row.getString("invoice_number")),
            row.getInt("request"),
            instant(row, "due_at").orElseThrow()))
        .list();
  }

  private PrintBatch batch(ResultSet row) throws SQLException {
    var id = new PrintBatchId(row.getString("id"));
    return new PrintBatch(
        id,
        row.getObject("batch_day", LocalDate.class),
        PrintBatch.State.valueOf(row.getString("state")),
        instant(row, "opened_at").orElseThrow(),
        instant(row, "closed_at"),
        Optional.ofNullable(row.getObject("mailed_on", LocalDate.class)),
        Optional.ofNullable(row.getString("mailed_by")).map(UserId::new),
        items("""
            where print_batch_item.batch_id = :id
            order by invoice.client_id, invoice.number
            """, sql -> sql.param("id", id.value())),
        printings(id));
  }

  private List<PrintBatch.Printing> printings(PrintBatchId id) {
    return jdbc.sql("""
        select printing, printed_by, printed_at
        from print_batch_printing
        where batch_id = :id
        order by printing
        """)
        .param("id", id.value())
        .query((row, index) -> new PrintBatch.Printing(
            row.getInt("printing"), new UserId(row.getString("printed_by")), instant(row, "printed_at").orElseThrow()))
        .list();
  }

  private List<PrintBatch.Item> items(
      String which, Function<JdbcClient.StatementSpec, JdbcClient.StatementSpec> parameters) {
    return parameters.apply(jdbc.sql("""
        select print_batch_item.*, invoice.matter_id, invoice.client_id, invoice.invoice_date, invoice.total, invoice.currency
        from print_batch_item
        join invoice on invoice.number = print_batch_item.invoice_number
        """ + which)).query((row, index) -> item(row)).list();
  }

  private static PrintBatch.Item item(ResultSet row) throws SQLException {
    return new PrintBatch.Item(
        new InvoiceNumber(row.getString("invoice_number")),
        row.getInt("request"),
        new MatterId(row.getString("matter_id")),
        new ClientId(row.getString("client_id")),
        row.getObject("invoice_date", LocalDate.class),
        new Money(row.getBigDecimal("total"), Currency.getInstance(row.getString("currency"))),
        row.getBoolean("cover_sheet"),
        row.getBoolean("duplex"),
        instant(row, "waits_since").orElseThrow(),
        instant(row, "due_at").orElseThrow(),
        Optional.ofNullable(row.getString("not_mailed_because")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  /** An invoice that should have been in the mail by then. */
  record Overdue(PrintBatchId batch, InvoiceNumber number, int request, Instant dueAt) {}
}
