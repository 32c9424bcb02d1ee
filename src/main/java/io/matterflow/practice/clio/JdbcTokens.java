package io.matterflow.practice.clio;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The one row of tokens, sealed. Whoever renews them holds the row's lock meanwhile, on whichever node. */
class JdbcTokens {

  private static final String ACCESS = "clio access token";
  private static final String REFRESH = "clio refresh token";

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;
  private final Sealing sealing;

  JdbcTokens(JdbcClient jdbc, TransactionTemplate ownTransaction, Sealing sealing) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.sealing = sealing;
  }

  /** What the work makes of the kept tokens is kept; the tokens of another consent are not. */
  @SuppressWarnings("NullAway") // the work never answers null
  Tokens renewed(String consent, Function<Tokens, Tokens> work) {
    return ownTransaction.execute(status -> {
      var kept = locked(consent);
      var now = work.apply(kept);
      if (!now.equals(kept)) {
        update(consent, now);
      }
      return now;
    });
  }

  private Tokens locked(String consent) {
    return jdbc.sql("select consent, access_token, refresh_token, expires_at from clio_token where id = 1 for update")
        .query((row, number) -> row.getString("consent").equals(sealing.fingerprint(consent))
            ? new Tokens(
                sealing.open(ACCESS, row.getString("access_token")),
                sealing.open(REFRESH, row.getString("refresh_token")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant())
            : new Tokens("", consent, Instant.EPOCH))
        .single();
  }

  private void update(String consent, Tokens tokens) {
    jdbc.sql("""
            update clio_token
            set consent = :consent, access_token = :access, refresh_token = :refresh, expires_at = :expiresAt
            where id = 1
            """)
        .param("consent", sealing.fingerprint(consent))
        .param("access", sealing.seal(ACCESS, tokens.access()))
        .param("refresh", sealing.seal(REFRESH, tokens.refresh()))
        .param("expiresAt", tokens.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What opens the account until when, and what renews it. */
  record Tokens(String access, String refresh, Instant expiresAt) {

    @Override
    public String toString() {
      return "tokens good until " + expiresAt;
    }
  }
}
