package io.matterflow.messaging.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connected account: {@code matterflow.messaging.twilio.*}.
 *
 * @param url where Twilio is asked
 * @param accountSid the account, {@code AC} and 32 letters
 * @param authToken the account's secret, with which Twilio signs what it tells us
 * @param formerAuthToken the secret before it was changed, accepted in signatures until this is taken away
 * @param apiKey a key of its own for asking, {@code SK} and 32 letters; without it the account's secret is used
 * @param apiSecret the key's secret
 * @param from the number that the firm's messages come from, when not by a messaging service
 * @param messagingService the service that chooses the number, {@code MG} and 32 letters
 * @param connectTimeout how long a connection may take to come about
 * @param readTimeout how long an answer may take as a whole
 * @param settle how long after an unanswered request its absence over there says nothing yet
 * @param askAfter after which time without news a message's state is asked for
 */
record TwilioSettings(
    @DefaultValue("https://api.twilio.com") URI url,
    @DefaultValue("") String accountSid,
    @DefaultValue("") String authToken,
    @DefaultValue("") String formerAuthToken,
    @DefaultValue("") String apiKey,
    @DefaultValue("") String apiSecret,
    @DefaultValue("") String from,
    @DefaultValue("") String messagingService,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("8s") Duration readTimeout,
    @DefaultValue("1m") Duration settle,
    @DefaultValue("1h") Duration askAfter) {

  static final String PREFIX = "matterflow.messaging.twilio";

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  TwilioSettings {
    require("https".equals(url.getScheme()) || THIS_MACHINE.contains(String.valueOf(url.getHost())), "url",
        "an https:// address");
    require(accountSid.matches("AC[0-9a-fA-F]{32}"), "account-sid", "AC and 32 letters");
    require(!authToken.isBlank(), "auth-token", "the account's secret");
    require(apiKey.isBlank() == apiSecret.isBlank(), "api-secret", "given together with api-key");
    require(from.isBlank() != messagingService.isBlank(), "from", "the sending number, or else messaging-service");
    require(from.isBlank() || from.matches("\\+[1-9][0-9]{6,14}"), "from", "a number such as +13125550100");
  }

  String user() {
    return apiKey.isBlank() ? accountSid : apiKey;
  }

  String password() {
    return apiKey.isBlank() ? authToken : apiSecret;
  }

  /** With which a message from Twilio may be signed. */
  List<String> signingSecrets() {
    return Stream.of(authToken, formerAuthToken).filter(secret -> !secret.isBlank()).toList();
  }

  private static void require(boolean given, String name, String what) {
    if (!given) {
      throw new IllegalArgumentException("%s.%s must be %s; see docs/mail.md".formatted(PREFIX, name, what));
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Twilio at %s, account %s".formatted(url, accountSid);
  }
}
