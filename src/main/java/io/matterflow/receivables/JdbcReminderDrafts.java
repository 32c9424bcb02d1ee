package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Messages.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drafts that people approve; what a draft says never changes. */
@Repository
class JdbcReminderDrafts {

  private final JdbcClient jdbc;

  JdbcReminderDrafts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ReminderDraft draft) {
    jdbc.sql("""
        insert into reminder_draft (id, invoice_number, step, version, sha256, channel, recipients, subject, plain_text, html,
          state, drafted_at, expires_at)
        values (:id, :invoice, :step, :version, :sha256, :channel, :recipients, :subject, :text, :html,
          :state, :draftedAt, :expiresAt)
        """)
        .param("id", draft.id())
        .param("invoice", draft.invoice().value())
        .param("step", draft.step())
        .param("version", draft.version())
        .param("sha256", draft.sha256())
        .param("channel", draft.channel().name())
        .param("recipients", String.join("\n", draft.to()))
        .param("subject", draft.subject())
        .param("text", draft.text())
        .param("html", draft.html().orElse(null), Types.VARCHAR)
        .param("state", draft.state().name())
        .param("draftedAt", draft.draftedAt().atOffset(ZoneOffset.UTC))
        .param("expiresAt", draft.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Only an open draft is decided; false when it is not any more. */
  boolean decide(UUID draft, ReminderDraft.State state, Actor by, Instant at) {
    return jdbc.sql("""
        update reminder_draft
        set state = :state, decided_by = :by, decided_at = :at
        where id = :id and state = 'OPEN'
        """)
        .param("state", state.name())
        .param("by", by.user().value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", draft)
        .update() == 1;
  }

  Optional<ReminderDraft> latest(InvoiceNumber invoice, String step) {
    return jdbc.sql("""
        select *
        from reminder_draft
        where invoice_number = :invoice and step = :step
        order by version desc
        fetch first 1 row only
        """)
        .param("invoice", invoice.value())
        .param("step", step)
        .query(JdbcReminderDrafts::draft)
        .optional();
  }

  Optional<ReminderDraft> open(InvoiceNumber invoice) {
    return jdbc.sql("""
        select *
        from reminder_draft
        where invoice_number = :invoice and state = 'OPEN'
        order by drafted_at desc
        fetch first 1 row only
        """)
        .param("invoice", invoice.value())
        .query(JdbcReminderDrafts::draft)
        .optional();
  }

  private static ReminderDraft draft(ResultSet row, int index) throws SQLException {
    return new ReminderDraft(
        row.getObject("id", UUID.class),
        new InvoiceNumber(row.getString("invoice_number")),
        row.getString("step"),
        row.getInt("version"),
        row.getString("sha256"),
        Channel.valueOf(row.getString("channel")),
        List.of(row.getString("recipients").split("\n")),
        row.getString("subject"),
        row.getString("plain_text"),
        Optional.ofNullable(row.getString("html")),
        ReminderDraft.State.valueOf(row.getString("state")),
        row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }
}
