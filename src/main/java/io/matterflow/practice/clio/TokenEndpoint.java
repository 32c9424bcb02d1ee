package io.matterflow.practice.clio;

import io.matterflow.practice.clio.ClioFault.Cause;
import io.matterflow.practice.clio.JdbcTokens.Tokens;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Where a refresh token is exchanged for an access token. Clio keeps the refresh token; a new one replaces it all the
 * same.
 */
final class TokenEndpoint {

  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(10);

  private final ClioHttp http;
  private final ClioSettings settings;
  private final Clock clock;

  TokenEndpoint(ClioHttp http, ClioSettings settings, Clock clock) {
    this.http = http;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whatever goes wrong here, what the token was wanted for was surely not done. */
  Tokens renewed(Tokens tokens) {
    try {
      return exchanged(tokens);
    } catch (ClioFault fault) {
      throw fault.surelyNotDone()
          ? fault
          : new ClioFault(Cause.UNREACHABLE, "Clio's token could not be renewed", fault);
    }
  }

  private Tokens exchanged(Tokens tokens) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("grant_type", "refresh_token");
    form.add("client_id", settings.clientId());
    form.add("client_secret", settings.clientSecret());
    form.add("refresh_token", tokens.refresh());
    var answer = http.send(HttpMethod.POST, settings.url().resolve("/oauth/token"), request ->
        request.contentType(MediaType.APPLICATION_FORM_URLENCODED).body(form));
    if (answer.status() == 400 || answer.status() == 401) {
      throw new ClioFault(Cause.NOT_CONNECTED, "Clio refuses to renew the token (%d)".formatted(answer.status()));
    }
    if (!answer.isSuccess()) {
      throw new ClioFault(Cause.UNREACHABLE, "Clio's token endpoint answered %d".formatted(answer.status()));
    }
    var body = answer.json();
    var access = body.path("access_token").asText("");
    if (access.isBlank()) {
      throw new ClioFault(Cause.NOT_CONNECTED, "Clio's token endpoint answered without a token");
    }
    var life = Duration.ofSeconds(body.path("expires_in").asLong(SHORTEST_LIFE.toSeconds()));
    return new Tokens(
        access,
        body.path("refresh_token").asText(tokens.refresh()),
        clock.instant().plus(life.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : life));
  }
}
