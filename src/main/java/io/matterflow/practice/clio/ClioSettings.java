package io.matterflow.practice.clio;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connected account: {@code matterflow.practice.clio.*}.
 *
 * @param url the host of the account's data region, such as {@code https://eu.app.clio.com}; a token is good in its
 * region only
 * @param apiVersion the version of Clio's interface that this adapter was built for; others mean other units
 * @param clientId the developer app's key
 * @param clientSecret the developer app's secret
 * @param refreshToken what the firm's consent yielded, from the environment
 * @param tokenKey 32 bytes in Base64, with which tokens and webhook secrets are sealed in the database
 * @param connectTimeout how long a connection may take to come about
 * @param readTimeout how long an answer may take as a whole
 * @param patience how long a posting waits for its turn under Clio's limit of requests before it is tried again later
 * @param backgroundPatience the same for reading, which nobody waits for
 * @param requestsPerMinute Clio's limit as it was published; the headers of its answers correct it
 * @param settle how long after an unanswered posting its absence over there says nothing yet
 * @param overlap how far each reading of changes reaches back before the one before it
 * @param staleAfter how long nothing may be read before it is listed as blocked
 */
record ClioSettings(
    URI url,
    @DefaultValue("4.0.9") String apiVersion,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("") String refreshToken,
    @DefaultValue("") String tokenKey,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("8s") Duration readTimeout,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("1m") Duration backgroundPatience,
    @DefaultValue("50") int requestsPerMinute,
    @DefaultValue("1m") Duration settle,
    @DefaultValue("5m") Duration overlap,
    @DefaultValue("1h") Duration staleAfter) {

  static final String PREFIX = "matterflow.practice.clio";

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  ClioSettings {
    require(url != null && url.getHost() != null, "url", "the address of the account's data region");
    require("https".equals(url.getScheme()) || THIS_MACHINE.contains(url.getHost()), "url", "an https:// address");
    require(!clientId.isBlank(), "client-id", "the key of the developer app");
    require(!clientSecret.isBlank(), "client-secret", "the secret of the developer app");
    require(!refreshToken.isBlank(), "refresh-token", "the token that the firm's consent yielded");
    require(!tokenKey.isBlank(), "token-key", "32 bytes in Base64");
    require(requestsPerMinute > 0, "requests-per-minute", "a positive number");
  }

  private static void require(boolean given, String name, String what) {
    if (!given) {
      throw new IllegalArgumentException("%s.%s must be %s; see docs/clio.md".formatted(PREFIX, name, what));
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Clio at %s, version %s".formatted(url, apiVersion);
  }
}
