package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ladders and their taken steps: inserted and read, never changed. The key of a step is the invoice and the step. */
@Repository
class JdbcReminderSteps {

  private final JdbcClient jdbc;

  JdbcReminderSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when the invoice has its ladder already. */
  boolean begin(InvoiceNumber invoice, Instant now) {
    return jdbc.sql("""
        insert into reminder_ladder (invoice_number, started_at)
        select cast(:invoice as varchar(40)), cast(:now as timestamp with time zone)
        where not exists (select 1 from reminder_ladder where invoice_number = :invoice)
        """)
        .param("invoice", invoice.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update() == 1;
  }

  Optional<Instant> begunAt(InvoiceNumber invoice) {
    return jdbc.sql("""
        select started_at
        from reminder_ladder
        where invoice_number = :invoice
        """)
        .param("invoice", invoice.value())
        .query((row, index) -> row.getObject("started_at", OffsetDateTime.class).toInstant())
        .optional();
  }

  void insert(TakenStep step) {
    jdbc.sql("""
        insert into reminder_step (invoice_number, step, outcome, channel, due_at, taken_at, owner, reason)
        values (:invoice, :step, :outcome, :channel, :dueAt, :takenAt, :owner, :reason)
        """)
        .param("invoice", step.invoice().value())
        .param("step", step.step())
        .param("outcome", step.outcome().name())
        .param("channel", step.channel().name())
        .param("dueAt", step.dueAt().atOffset(ZoneOffset.UTC))
        .param("takenAt", step.takenAt().atOffset(ZoneOffset.UTC))
        .param("owner", step.owner().map(Role::name).orElse(null), Types.VARCHAR)
        .param("reason", step.reason().orElse(null), Types.VARCHAR)
        .update();
  }

  /** In the order in which they were taken. */
  List<TakenStep> of(InvoiceNumber invoice) {
    return jdbc.sql("""
        select invoice_number, step, outcome, channel, due_at, taken_at, owner, reason
        from reminder_step
        where invoice_number = :invoice
        order by taken_at, due_at
        """).param("invoice", invoice.value()).query(JdbcReminderSteps::step).list();
  }

  private static TakenStep step(ResultSet row, int index) throws SQLException {
    return new TakenStep(
        new InvoiceNumber(row.getString("invoice_number")),
        row.getString("step"),
        TakenStep.Outcome.valueOf(row.getString("outcome")),
        ReminderChannel.valueOf(row.getString("channel")),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("owner")).map(Role::valueOf),
        Optional.ofNullable(row.getString("reason")));
  }
}
