package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stops of accounts that are short. */
@Repository
class JdbcShortages {

  private final JdbcClient jdbc;

  JdbcShortages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(FreezeId freeze, TrustAccountId account, String reference, UserId by, Instant now) {
    jdbc.sql("""
        insert into trust_freeze (id, account, cause, reference, since, frozen_by)
        values (:id, :account, 'SHORTAGE', :reference, :now, :by)
        """)
        .param("id", freeze.value())
        .param("account", account.value())
        .param("reference", reference)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.value())
        .update();
  }

  Optional<FreezeId> open(TrustAccountId account) {
    return jdbc.sql("select id from trust_freeze where account = :account and cause = 'SHORTAGE' and lifted_at is null")
        .param("account", account.value())
        .query(UUID.class)
        .optional()
        .map(FreezeId::new);
  }

  TrustAccountId account(FreezeId freeze) {
    return new TrustAccountId(
        jdbc.sql("select account from trust_freeze where id = :id")
            .param("id", freeze.value())
            .query(String.class)
            .single());
  }

  void lift(FreezeId freeze, UserId by, Instant now) {
    jdbc.sql("update trust_freeze set lifted_at = :now, lifted_by = :by where id = :id")
        .param("id", freeze.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.value())
        .update();
  }
}
