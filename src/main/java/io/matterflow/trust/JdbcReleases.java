package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import io.matterflow.trust.Releases.Asked;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wishes that a deposit be drawable before it has cleared. */
@Repository
class JdbcReleases {

  private final JdbcClient jdbc;

  JdbcReleases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(DepositId deposit, String reason, UserId by, Instant now) {
    jdbc.sql("""
        insert into trust_release (id, deposit_id, reason, state, asked_by, asked_at)
        values (:id, :deposit, :reason, 'ASKED', :by, :now)
        """)
        .param("id", UUID.randomUUID())
        .param("deposit", deposit.value())
        .param("reason", reason)
        .param("by", by.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Asked> asked(DepositId deposit) {
    return jdbc.sql("select asked_by, reason from trust_release where deposit_id = :deposit and state = 'ASKED'")
        .param("deposit", deposit.value())
        .query((row, index) -> new Asked(deposit, new UserId(row.getString("asked_by")), row.getString("reason")))
        .optional();
  }

  void decide(DepositId deposit, String state, UserId by, Instant now) {
    jdbc.sql("""
        update trust_release
        set state = :state, decided_by = :by, decided_at = :now
        where deposit_id = :deposit and state = 'ASKED'
        """)
        .param("deposit", deposit.value())
        .param("state", state)
        .param("by", by.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
