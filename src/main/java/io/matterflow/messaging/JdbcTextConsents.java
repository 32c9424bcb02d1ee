package io.matterflow.messaging;

import io.matterflow.messaging.TextConsents.Change;
import io.matterflow.messaging.TextConsents.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what owners of numbers have said. */
@Repository
class JdbcTextConsents {

  private final JdbcClient jdbc;

  JdbcTextConsents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same message a second time is refused by the database. */
  void insert(Change change, Optional<String> reference) {
    jdbc.sql("""
            insert into text_consent (id, mobile, given, source, vendor_ref, changed_at)
            values (:id, :mobile, :given, :source, :reference, :at)
            """)
        .param("id", change.id())
        .param("mobile", change.mobile())
        .param("given", change.given())
        .param("source", change.source().name())
        .param("reference", reference.orElse(null))
        .param("at", change.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean isKnown(String reference) {
    return jdbc.sql("select count(*) from text_consent where vendor_ref = :reference")
        .param("reference", reference)
        .query(Integer.class)
        .single() > 0;
  }

  Optional<Change> latest(String mobile) {
    return changes(Optional.of(mobile), 1).stream().findFirst();
  }

  List<Change> changes(Optional<String> mobile, int most) {
    return jdbc.sql("""
            select *
            from text_consent
            where mobile = :mobile or :anyMobile
            order by position desc
            fetch first :most rows only
            """)
        .param("mobile", mobile.orElse(""))
        .param("anyMobile", mobile.isEmpty())
        .param("most", most)
        .query(JdbcTextConsents::change)
        .list();
  }

  private static Change change(ResultSet row, int number) throws SQLException {
    return new Change(
        row.getObject("id", UUID.class),
        row.getString("mobile"),
        row.getBoolean("given"),
        Source.valueOf(row.getString("source")),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
