package io.matterflow.ebilling;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps each submission with its file, byte for byte. */
@Repository
class JdbcSubmissions {

  private final JdbcClient jdbc;

  JdbcSubmissions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Submission submission, byte[] content) {
    jdbc.sql("""
        insert into portal_submission (invoice_number, attempt, number_there, file_name, sha256, content, prepared_at)
        values (:number, :attempt, :numberThere, :fileName, :sha256, :content, :at)
        """)
        .param("number", submission.number().value())
        .param("attempt", submission.attempt())
        .param("numberThere", submission.numberThere())
        .param("fileName", submission.fileName())
        .param("sha256", submission.sha256())
        .param("content", content)
        .param("at", submission.preparedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void dropped(Submission submission, Instant at) {
    jdbc.sql("""
        update portal_submission
        set dropped_at = :at
        where invoice_number = :number and attempt = :attempt and dropped_at is null
        """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("number", submission.number().value())
        .param("attempt", submission.attempt())
        .update();
  }

  void uploaded(Submission submission, LocalDate on, String trackingNumber, Actor by) {
    jdbc.sql("""
        update portal_submission
        set uploaded_on = :on, tracking_number = :trackingNumber, uploaded_by = :by
        where invoice_number = :number and attempt = :attempt and uploaded_on is null
        """)
        .param("on", on)
        .param("trackingNumber", trackingNumber)
        .param("by", by.user().value())
        .param("number", submission.number().value())
        .param("attempt", submission.attempt())
        .update();
  }

  List<Submission> of(InvoiceNumber number) {
    return jdbc.sql("""
        select invoice_number, attempt, number_there, file_name, sha256, prepared_at, dropped_at, uploaded_on, tracking_number,
          uploaded_by
        from portal_submission
        where invoice_number = :number
        order by attempt
        """).param("number", number.value()).query(JdbcSubmissions::submission).list();
  }

  byte[] contentOf(Submission submission) {
    return jdbc.sql("""
        select content
        from portal_submission
        where invoice_number = :number and attempt = :attempt
        """)
        .param("number", submission.number().value())
        .param("attempt", submission.attempt())
        .query((row, index) -> row.getBytes("content"))
        .single();
  }

  private static Submission submission(ResultSet row, int index) throws SQLException {
    return new Submission(
        new InvoiceNumber(row.getString("invoice_number")),
        row.getInt("attempt"),
        row.getString("number_there"),
        row.getString("file_name"),
        row.getString("sha256"),
        row.getObject("prepared_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("dropped_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getObject("uploaded_on", LocalDate.class)),
        Optional.ofNullable(row.getString("tracking_number")),
        Optional.ofNullable(row.getString("uploaded_by")));
  }
}
