package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ends of periods, each once for its account. */
@Repository
class JdbcCloses {

  private final JdbcClient jdbc;

  JdbcCloses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Under the lock of the account. */
  void insert(TrustClose close) {
    jdbc.sql("""
        insert into trust_close (id, account, period_end, late_on, begun_by, begun_at)
        values (:id, :account, :end, :lateOn, :by, :at)
        """)
        .param("id", close.id().value())
        .param("account", close.account().value())
        .param("end", close.periodEnd())
        .param("lateOn", close.lateOn())
        .param("by", close.begunBy().value())
        .param("at", close.begunAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<TrustClose> find(CloseId id) {
    return jdbc.sql("select * from trust_close where id = :id")
        .param("id", id.value())
        .query(JdbcCloses::close)
        .optional();
  }

  Optional<TrustClose> find(TrustAccountId account, LocalDate periodEnd) {
    return jdbc.sql("select * from trust_close where account = :account and period_end = :end")
        .param("account", account.value())
        .param("end", periodEnd)
        .query(JdbcCloses::close)
        .optional();
  }

  /** The oldest first. */
  List<TrustClose> through(TrustAccountId account, LocalDate periodEnd) {
    return jdbc.sql("select * from trust_close where account = :account and period_end <= :end order by period_end")
        .param("account", account.value())
        .param("end", periodEnd)
        .query(JdbcCloses::close)
        .list();
  }

  private static TrustClose close(ResultSet row, int index) throws SQLException {
    return new TrustClose(
        new CloseId(row.getObject("id", UUID.class)),
        new TrustAccountId(row.getString("account")),
        row.getObject("period_end", LocalDate.class),
        row.getObject("late_on", LocalDate.class),
        new UserId(row.getString("begun_by")),
        row.getObject("begun_at", OffsetDateTime.class).toInstant());
  }
}
