package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which ladders are to be looked at, and which steps were found overdue. */
@Repository
class JdbcReminderAlarms {

  private final JdbcClient jdbc;

  JdbcReminderAlarms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Invoices with a ladder on which something is open. */
  List<InvoiceNumber> chased() {
    return jdbc.sql("""
        select ladder.invoice_number
        from reminder_ladder ladder
        join invoice_standing invoice on invoice.number = ladder.invoice_number
        where invoice.open_amount > 0 and invoice.delivered_on is not null
        order by ladder.invoice_number
        """).query((row, index) -> new InvoiceNumber(row.getString("invoice_number"))).list();
  }

  /** False when it was found before. */
  boolean found(OverdueReminder overdue) {
    if (jdbc.sql("""
        update reminder_alarm
        set over_at = null
        where invoice_number = :invoice and step = :step
        """)
        .param("invoice", overdue.invoice().value())
        .param("step", overdue.step())
        .update() == 1) {
      return false;
    }
    return jdbc.sql("""
        insert into reminder_alarm (invoice_number, step, due_at, found_at)
        values (:invoice, :step, :dueAt, :foundAt)
        """)
        .param("invoice", overdue.invoice().value())
        .param("step", overdue.step())
        .param("dueAt", overdue.dueAt().atOffset(ZoneOffset.UTC))
        .param("foundAt", overdue.foundAt().atOffset(ZoneOffset.UTC))
        .update() == 1;
  }

  void isOver(OverdueReminder overdue, Instant at) {
    jdbc.sql("""
        update reminder_alarm
        set over_at = :at
        where invoice_number = :invoice and step = :step and over_at is null
        """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("invoice", overdue.invoice().value())
        .param("step", overdue.step())
        .update();
  }

  /** Oldest first. */
  List<OverdueReminder> open() {
    return jdbc.sql("""
        select invoice_number, step, due_at, found_at
        from reminder_alarm
        where over_at is null
        order by due_at, invoice_number
        """).query(JdbcReminderAlarms::overdue).list();
  }

  private static OverdueReminder overdue(ResultSet row, int index) throws SQLException {
    return new OverdueReminder(
        new InvoiceNumber(row.getString("invoice_number")),
        row.getString("step"),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getObject("found_at", OffsetDateTime.class).toInstant());
  }
}
