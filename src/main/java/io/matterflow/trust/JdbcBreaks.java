package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whether the kept balances of an account are equal to one another, and the stops of accounts of which something
 * differs.
 */
@Repository
class JdbcBreaks {

  private final JdbcClient jdbc;

  JdbcBreaks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The trust equation: the bank and what the firm owes are what all else comes to. */
  boolean equationHolds(TrustAccountId account) {
    return jdbc.sql("""
        select coalesce(sum(case when code in ('T100', 'T298') then balance else -balance end), 0)
        from trust_balance
        where account = :account
        """)
        .param("account", account.value())
        .query(BigDecimal.class)
        .single()
        .signum() == 0;
  }

  /** Under the lock of the account; false where it is stopped for that already. */
  boolean freeze(TrustAccountId account, Cause cause, String reference, UserId by, Instant now) {
    return jdbc.sql("""
        insert into trust_freeze (id, account, cause, reference, since, frozen_by)
        select cast(:id as uuid), account, :cause, :reference, cast(:now as timestamp with time zone), :by
        from trust_account
        where account = :account
          and not exists (select 1 from trust_freeze known
            where known.account = :account and known.cause = :cause and known.lifted_at is null)
        """)
        .param("id", UUID.randomUUID())
        .param("account", account.value())
        .param("cause", cause.name())
        .param("reference", reference)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.value())
        .update() > 0;
  }

  boolean lift(TrustAccountId account, UserId by, Instant now) {
    return jdbc.sql("""
        update trust_freeze set lifted_at = :now, lifted_by = :by
        where account = :account and cause in ('OUT_OF_BALANCE', 'BOOKS_DIFFER') and lifted_at is null
        """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.value())
        .param("account", account.value())
        .update() > 0;
  }

  boolean isStopped(TrustAccountId account, Cause cause) {
    return jdbc
        .sql("select count(*) from trust_freeze where account = :account and cause = :cause and lifted_at is null")
        .param("account", account.value())
        .param("cause", cause.name())
        .query(Integer.class)
        .single() > 0;
  }

  /** What a proof has stopped, unless that was after this moment. */
  boolean liftProof(TrustAccountId account, Instant through, UserId by, Instant now) {
    return jdbc.sql("""
        update trust_freeze set lifted_at = :now, lifted_by = :by
        where account = :account and cause = 'PROOF' and lifted_at is null and since <= :through
        """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.value())
        .param("account", account.value())
        .param("through", through.atOffset(ZoneOffset.UTC))
        .update() > 0;
  }

  /** Why an account is stopped, beside a shortage. */
  enum Cause {
    OUT_OF_BALANCE,
    BOOKS_DIFFER,
    /** A law of trust accounting does not hold in its journal. */
    PROOF
  }
}
