package io.matterflow.invoicing;

import io.matterflow.invoicing.CorrectionNotice.HandReason;
import io.matterflow.invoicing.CorrectionNotice.Way;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the documents of corrections reach their clients. The table refuses a second way of the same document. */
@Repository
class JdbcCorrectionNotices {

  private final JdbcClient jdbc;

  JdbcCorrectionNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(CorrectionNoticeId id, CorrectionId correction, InvoiceNumber invoice) {
    jdbc.sql("""
        insert into correction_notice (id, correction_id, invoice_number, attempt)
        values (:id, :correction, :invoice, 1)
        """)
        .param("id", id.value())
        .param("correction", correction.value())
        .param("invoice", invoice.value())
        .update();
  }

  void choose(CorrectionNoticeId id, Way way, Optional<HandReason> reason) {
    jdbc.sql("update correction_notice set way = :way, hand_reason = :reason where id = :id and told_on is null")
        .param("way", way.name())
        .param("reason", reason.map(HandReason::name).orElse(null), Types.VARCHAR)
        .param("id", id.value())
        .update();
  }

  /** Once; later is too late and answers false. */
  boolean told(CorrectionNoticeId id, LocalDate on, DeliveredBy by, Actor who, Instant at) {
    return jdbc.sql("""
        update correction_notice
        set told_on = :on, told_by = :by, done_by = :who, done_at = :at
        where id = :id and told_on is null
        """)
        .param("on", on)
        .param("by", by.name())
        .param("who", who.user().value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", id.value())
        .update() == 1;
  }

  /** Begins a further attempt, unless another one has begun since. */
  boolean again(CorrectionNotice notice) {
    return jdbc.sql("""
        update correction_notice
        set attempt = attempt + 1, way = null, hand_reason = null, told_on = null, told_by = null, done_by = null, done_at = null
        where id = :id and attempt = :attempt
        """)
        .param("id", notice.id().value())
        .param("attempt", notice.attempt())
        .update() == 1;
  }

  Optional<CorrectionNotice> find(CorrectionNoticeId id) {
    return jdbc.sql("select * from correction_notice where id = :id")
        .param("id", id.value())
        .query(JdbcCorrectionNotices::notice)
        .optional();
  }

  List<CorrectionNotice> of(InvoiceNumber number) {
    return jdbc.sql("select * from correction_notice where invoice_number = :number order by id")
        .param("number", number.value())
        .query(JdbcCorrectionNotices::notice)
        .list();
  }

  private static CorrectionNotice notice(ResultSet row, int index) throws SQLException {
    return new CorrectionNotice(
        new CorrectionNoticeId(row.getObject("id", UUID.class)),
        new CorrectionId(row.getObject("correction_id", UUID.class)),
        new InvoiceNumber(row.getString("invoice_number")),
        row.getInt("attempt"),
        Optional.ofNullable(row.getString("way")).map(Way::valueOf),
        Optional.ofNullable(row.getString("hand_reason")).map(HandReason::valueOf),
        Optional.ofNullable(row.getObject("told_on", LocalDate.class)),
        Optional.ofNullable(row.getString("told_by")).map(DeliveredBy::valueOf));
  }
}
