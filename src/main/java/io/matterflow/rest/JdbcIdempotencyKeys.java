package io.matterflow.rest;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcIdempotencyKeys implements IdempotencyKeys, RememberedAnswers {

  /** Longer than any request takes; a claim that is older was left by a node that ended. */
  static final Duration LEASE = Duration.ofMinutes(5);

  static final Duration KEPT = Duration.ofDays(30);

  private static final Duration AROUND = Duration.ofMinutes(30);

  private final JdbcClient jdbc;
  private final TransactionTemplate own;
  private final RequestUnderWay underWay;
  private final Clock clock;

  JdbcIdempotencyKeys(JdbcClient jdbc, PlatformTransactionManager transactions, RequestUnderWay underWay, Clock clock) {
    this.jdbc = jdbc;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.underWay = underWay;
    this.clock = clock;
  }

  @Override
  public Found claim(Claim claim) {
    try {
      own.executeWithoutResult(transaction -> insert(claim));
      return new Found.Nothing();
    } catch (DuplicateKeyException present) {
      return own.execute(transaction -> standing(claim));
    }
  }

  @Override
  public void markCommitted(Claim claim) {
    jdbc.sql("""
            update idempotency_key set committed = true
            where scope = :scope and idempotency_key = :key
            """)
        .param("scope", claim.scope())
        .param("key", claim.key())
        .update();
  }

  @Override
  public void keep(Claim claim, Answer answer) {
    underWay.aside(() -> own.executeWithoutResult(transaction -> update(claim, answer)));
  }

  @Override
  public void release(Claim claim) {
    underWay.aside(() -> own.executeWithoutResult(transaction -> delete(claim)));
  }

  @Override
  public int forgetOld() {
    return own.execute(transaction -> jdbc.sql("delete from idempotency_key where claimed_at < :before")
        .param("before", utc(clock.instant().minus(KEPT)))
        .update());
  }

  /** A door may take minutes over a big request, hence the time on either side. */
  @Override
  public void forget(String path, Instant about, String text) {
    jdbc.sql("""
            select scope, idempotency_key, body from idempotency_key
            where scope like :scope and claimed_at between :from and :until and body is not null
            """)
        .param("scope", "% POST " + path)
        .param("from", utc(about.minus(AROUND)))
        .param("until", utc(about.plus(AROUND)))
        .query(
            (row, number) -> new Kept(row.getString("scope"), row.getString("idempotency_key"), row.getString("body")))
        .list()
        .stream()
        .filter(kept -> kept.holds(text))
        .forEach(kept -> delete(new Claim(kept.scope(), kept.key(), "")));
  }

  @Override
  public void forgetBelow(String address) {
    jdbc.sql("""
            update idempotency_key
            set status = null, content_type = null, location = null, body = null, committed = true
            where answered_at is not null and scope like :scope
            """)
        .param("scope", "% POST " + address + "%")
        .update();
  }

  private record Kept(String scope, String key, String body) {

    boolean holds(String text) {
      return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8).contains(text);
    }
  }

  private void insert(Claim claim) {
    var now = clock.instant();
    jdbc.sql("""
            insert into idempotency_key (scope, idempotency_key, request_digest, claimed_at, lease_until, committed)
            values (:scope, :key, :digest, :now, :leaseUntil, false)
            """)
        .param("scope", claim.scope())
        .param("key", claim.key())
        .param("digest", claim.digest())
        .param("now", utc(now))
        .param("leaseUntil", utc(now.plus(LEASE)))
        .update();
  }

  /** What stands under the key; a claim whose time is up and that had no effect is ours from now on. */
  private Found standing(Claim claim) {
    var row = jdbc.sql("""
            select request_digest, lease_until, answered_at, committed, status, content_type, location, body
            from idempotency_key
            where scope = :scope and idempotency_key = :key
            for update
            """)
        .param("scope", claim.scope())
        .param("key", claim.key())
        .query(Row::of)
        .optional();
    if (row.isEmpty()) {
      return new Found.Running();
    }
    if (!row.get().digest().equals(claim.digest())) {
      return new Found.Taken();
    }
    if (row.get().answer().isPresent()) {
      return new Found.Answered(row.get().answer().get());
    }
    if (row.get().answered()) {
      return new Found.AnswerLost();
    }
    if (row.get().leaseUntil().isAfter(clock.instant())) {
      return new Found.Running();
    }
    if (row.get().committed()) {
      return new Found.AnswerLost();
    }
    delete(claim);
    insert(claim);
    return new Found.Nothing();
  }

  private void update(Claim claim, Answer answer) {
    jdbc.sql("""
            update idempotency_key
            set answered_at = :now, status = :status, content_type = :contentType, location = :location, body = :body
            where scope = :scope and idempotency_key = :key
            """)
        .param("now", utc(clock.instant()))
        .param("status", answer.status())
        .param("contentType", answer.contentType().orElse(null))
        .param("location", answer.location().orElse(null))
        .param("body", Base64.getEncoder().encodeToString(answer.body()))
        .param("scope", claim.scope())
        .param("key", claim.key())
        .update();
  }

  private void delete(Claim claim) {
    jdbc.sql("delete from idempotency_key where scope = :scope and idempotency_key = :key")
        .param("scope", claim.scope())
        .param("key", claim.key())
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** One that was answered and has no answer had it forgotten. */
  private record Row(String digest, Instant leaseUntil, boolean answered, boolean committed, Optional<Answer> answer) {

    static Row of(ResultSet row, int number) throws SQLException {
      var status = row.getInt("status");
      var answer = row.wasNull() ? Optional.<Answer>empty() : Optional.of(new Answer(status,
          Optional.ofNullable(row.getString("content_type")),
          Optional.ofNullable(row.getString("location")),
          Base64.getDecoder().decode(row.getString("body"))));
      return new Row(row.getString("request_digest"), row.getObject("lease_until", OffsetDateTime.class).toInstant(),
          row.getObject("answered_at") != null, row.getBoolean("committed"), answer);
    }
  }
}
