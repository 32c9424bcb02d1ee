package io.matterflow.practice.clio;

import io.matterflow.practice.clio.JdbcTokens.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The token that opens the account. However many threads and nodes find it expired, it is renewed once. */
final class AccessTokens {

  private static final Duration BEFORE_IT_EXPIRES = Duration.ofMinutes(5);

  private final JdbcTokens kept;
  private final TokenEndpoint endpoint;
  private final String consent;
  private final Clock clock;

  private Tokens known = new Tokens("", "", Instant.EPOCH);

  AccessTokens(JdbcTokens kept, TokenEndpoint endpoint, ClioSettings settings, Clock clock) {
    this.kept = kept;
    this.endpoint = endpoint;
    this.consent = settings.refreshToken();
    this.clock = clock;
  }

  /** A token that should be good; renewed when it is about to expire. */
  synchronized String current() {
    if (!isGood(known)) {
      known = kept.renewed(consent, stored -> isGood(stored) ? stored : endpoint.renewed(stored));
    }
    return known.access();
  }

  /** Another token than the one that Clio has just refused, renewed by whoever comes first. */
  synchronized String insteadOf(String refused) {
    if (known.access().equals(refused)) {
      known = kept.renewed(consent, stored ->
          isGood(stored) && !stored.access().equals(refused) ? stored : endpoint.renewed(stored));
    }
    return current();
  }

  private boolean isGood(Tokens tokens) {
    return !tokens.access().isEmpty() && tokens.expiresAt().minus(BEFORE_IT_EXPIRES).isAfter(clock.instant());
  }
}
