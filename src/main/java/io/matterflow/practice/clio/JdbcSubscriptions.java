package io.matterflow.practice.clio;

import static io.matterflow.practice.clio.Moments.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What we asked Clio to tell us of; the secrets are sealed. */
class JdbcSubscriptions {

  private static final String SECRET = "clio webhook secret";

  private final JdbcClient jdbc;
  private final Sealing sealing;

  JdbcSubscriptions(JdbcClient jdbc, Sealing sealing) {
    this.jdbc = jdbc;
    this.sealing = sealing;
  }

  List<Subscription> all() {
    return jdbc.sql("select * from clio_subscription order by model").query(this::subscription).list();
  }

  /** From now on a handshake for it is expected. */
  void wanted(String model) {
    try {
      jdbc.sql("""
              insert into clio_subscription (model, enabled)
              select cast(:model as varchar(30)), false
              where not exists (select 1 from clio_subscription where model = :model)
              """)
          .param("model", model)
          .update();
    } catch (DuplicateKeyException anotherNodeWantsIt) {
      // it is there, which is all that was wanted
    }
  }

  /** As Clio has it. */
  void keep(String model, long webhook, String secret, boolean enabled, Instant expiresAt) {
    jdbc.sql("""
            update clio_subscription
            set webhook_id = :webhook, secret = :secret, enabled = :enabled, expires_at = :expiresAt,
                failing_since = null, failure = null, failure_text = null
            where model = :model
            """)
        .param("webhook", webhook)
        .param("secret", sealing.seal(SECRET, secret))
        .param("enabled", enabled)
        .param("expiresAt", utc(expiresAt))
        .param("model", model)
        .update();
  }

  /** Clio has it no longer, or never had: a handshake may come. */
  void lost(String model) {
    jdbc.sql("update clio_subscription set enabled = false where model = :model").param("model", model).update();
  }

  void failed(String model, Trouble trouble, Instant now) {
    jdbc.sql("""
            update clio_subscription
            set failing_since = coalesce(failing_since, :now), failure = :failure, failure_text = :text
            where model = :model
            """)
        .param("now", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("failure", trouble.kind())
        .param("text", trouble.text())
        .param("model", model)
        .update();
  }

  private Subscription subscription(ResultSet row, int number) throws SQLException {
    @Nullable Long webhook = row.getObject("webhook_id", Long.class);
    return new Subscription(
        row.getString("model"),
        Optional.ofNullable(webhook),
        Optional.ofNullable(row.getString("secret")).flatMap(sealed -> sealing.find(SECRET, sealed)),
        row.getBoolean("enabled"),
        Moments.in(row, "expires_at"),
        Moments.in(row, "failing_since"),
        Trouble.of(row.getString("failure"), row.getString("failure_text")));
  }

  /** One model of records that Clio tells us of, until when, and what is wrong with that. */
  record Subscription(
      String model,
      Optional<Long> webhook,
      Optional<String> secret,
      boolean enabled,
      Optional<Instant> expiresAt,
      Optional<Instant> failingSince,
      Optional<Trouble> trouble) {

    boolean hasExpired(Instant now) {
      return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "subscription of " + model;
    }
  }
}
