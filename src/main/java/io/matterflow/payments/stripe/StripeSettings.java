package io.matterflow.payments.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connected account: {@code matterflow.payments.stripe.*}.
 *
 * @param url where Stripe is; another address only in tests
 * @param secretKey the account's secret key, from the environment
 * @param webhookSecrets the signing secrets of the webhook's address: one, or two while it is being rotated
 * @param tolerance how old, or how far ahead of our clock, a signed event may be
 * @param methods what a client may pay with, in Stripe's words
 * @param connectTimeout how long a connection may take to come about
 * @param readTimeout how long an answer may take
 * @param staleAfter how long Stripe may not be readable before it is listed as blocked
 */
record StripeSettings(
    @DefaultValue("https://api.stripe.com") URI url,
    @DefaultValue("") String secretKey,
    @DefaultValue({}) List<String> webhookSecrets,
    @DefaultValue("5m") Duration tolerance,
    @DefaultValue({"card", "us_bank_account"}) List<String> methods,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout,
    @DefaultValue("1h") Duration staleAfter) {

  static final String PREFIX = "matterflow.payments.stripe";

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  StripeSettings {
    webhookSecrets = webhookSecrets.stream().map(String::trim).toList();
    require("https".equals(url.getScheme()) || THIS_MACHINE.contains(url.getHost()), "url", "an https:// address");
    require(!secretKey.isBlank(), "secret-key", "the secret key of the account (sk_...)");
    require(!webhookSecrets.isEmpty() && webhookSecrets.stream().noneMatch(String::isEmpty),
        "webhook-secrets", "the signing secret of the webhook (whsec_...), or two while it is rotated");
    require(!methods.isEmpty(), "methods", "at least one way to pay");
  }

  private static void require(boolean given, String name, String what) {
    if (!given) {
      throw new IllegalArgumentException("%s.%s must be %s; see docs/stripe.md".formatted(PREFIX, name, what));
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Stripe at " + url;
  }
}
