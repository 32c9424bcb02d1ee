package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was tried on trust money and refused. */
@Repository
class JdbcTrustAttempts {

  private final JdbcClient jdbc;

  JdbcTrustAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(TrustAttempt attempt) {
    jdbc.sql("""
        insert into trust_attempt (id, attempted_at, person, act, account, ledger, drawdown_id, code)
        values (:id, :at, :person, :act, :account, :ledger, :drawdown, :code)
        """)
        .param("id", attempt.id())
        .param("at", attempt.at().atOffset(ZoneOffset.UTC))
        .param("person", attempt.person().value())
        .param("act", attempt.act())
        .param("account", attempt.account().map(TrustAccountId::value).orElse(null), Types.VARCHAR)
        .param("ledger", attempt.ledger().map(LedgerId::value).orElse(null), Types.VARCHAR)
        .param("drawdown", attempt.drawdown().map(DrawdownId::value).orElse(null))
        .param("code", attempt.code())
        .update();
  }

  /**
   * Whether the same was done since, to the same drawdown or to none, by this person or, where none is named, by
   * anybody.
   */
  boolean isKnown(Optional<DrawdownId> drawdown, String code, Optional<UserId> person, Instant since) {
    return jdbc.sql("""
        select count(*) from trust_attempt
        where code = :code and attempted_at > :since and person = coalesce(cast(:person as varchar(100)), person)
          and (drawdown_id = :drawdown or (drawdown_id is null and cast(:drawdown as uuid) is null))
        """)
        .param("code", code)
        .param("person", person.map(UserId::value).orElse(null))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("drawdown", drawdown.map(DrawdownId::value).orElse(null))
        .query(Integer.class)
        .single() > 0;
  }

  /** From this moment on, the newest first. */
  List<TrustAttempt> since(Instant moment, int limit) {
    return jdbc.sql("""
        select *
        from trust_attempt
        where attempted_at >= :moment
        order by attempted_at desc, kept_as desc
        fetch first :limit rows only
        """)
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, index) -> new TrustAttempt(
            row.getObject("id", UUID.class),
            row.getObject("attempted_at", OffsetDateTime.class).toInstant(),
            new UserId(row.getString("person")),
            row.getString("act"),
            Optional.ofNullable(row.getString("account")).map(TrustAccountId::new),
            Optional.ofNullable(row.getString("ledger")).map(LedgerId::new),
            Optional.ofNullable(row.getObject("drawdown_id", UUID.class)).map(DrawdownId::new),
            row.getString("code")))
        .list();
  }
}
