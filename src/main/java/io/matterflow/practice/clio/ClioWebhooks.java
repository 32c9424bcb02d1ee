package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.practice.clio.JdbcSubscriptions.Subscription;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Clio tells us. Nothing of it is believed but that a record is worth reading: it is stored before it is answered,
 * and read later by our own request. What is not signed with the secret of a living subscription is refused.
 */
public final class ClioWebhooks {

  private static final Logger LOG = LoggerFactory.getLogger(ClioWebhooks.class);
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern EVENT = Pattern.compile("[a-z_]{1,40}");

  private final JdbcSubscriptions subscriptions;
  private final JdbcWebhookEvents events;
  private final Clock clock;

  ClioWebhooks(JdbcSubscriptions subscriptions, JdbcWebhookEvents events, Clock clock) {
    this.subscriptions = subscriptions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Clio asks whether we want what we subscribed to. The answer is its own secret, which is not kept: the one that
   * counts is read from the subscription. Empty while nothing is waiting to be confirmed.
   */
  public Optional<String> handshake(String secret) {
    var awaited = subscriptions.all().stream().anyMatch(subscription -> !subscription.enabled());
    if (!awaited || !VISIBLE.matcher(secret).matches()) {
      LOG.warn("A handshake for webhooks of Clio was refused: none is awaited");
      return Optional.empty();
    }
    return Optional.of(secret);
  }

  /** Whether the event was taken, now or before; false for what is forged, expired or no event. */
  public boolean take(byte[] body, String signature) {
    var signer = subscriptions.all().stream().filter(one -> signed(one, body, signature)).findFirst();
    if (signer.isEmpty()) {
      return refused("its signature is not that of a subscription");
    }
    if (signer.get().hasExpired(clock.instant())) {
      return refused("its subscription has expired");
    }
    return event(body)
        .filter(event -> signer.get().webhook().filter(id -> id == event.webhook()).isPresent())
        .map(event -> taken(signer.get(), event))
        .orElseGet(() -> refused("it is no event of its subscription"));
  }

  private boolean taken(Subscription subscription, Event event) {
    ClioStream.ofModel(subscription.model()).ifPresent(stream -> events.store(stream, event, clock.instant()));
    return true;
  }

  private static boolean refused(String why) {
    LOG.warn("A webhook of Clio was refused: {}", why);
    return false;
  }

  private static boolean signed(Subscription subscription, byte[] body, String signature) {
    return subscription.secret()
        .filter(secret -> !secret.isEmpty())
        .map(secret -> HexFormat.of().formatHex(hmac(secret, body)))
        .filter(expected -> MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            signature.trim().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private static byte[] hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("this Java knows no HMAC-SHA256", never);
    }
  }

  private static Optional<Event> event(byte[] body) {
    try {
      var json = ClioHttp.json(body);
      var event = json.at("/meta/event").asText("");
      var webhook = json.at("/meta/webhook_id");
      var record = json.at("/data/id");
      return EVENT.matcher(event).matches() && isId(webhook) && isId(record)
          ? Optional.of(new Event(webhook.asLong(), event, record.asLong(), etag(json)))
          : Optional.empty();
    } catch (ClioFault noJson) {
      return Optional.empty();
    }
  }

  private static boolean isId(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong();
  }

  private static String etag(JsonNode json) {
    var etag = json.at("/data/etag").asText("");
    return etag.length() > 200 ? etag.substring(0, 200) : etag;
  }

  /** Which record of which subscription changed how; the etag tells one change from the next. */
  record Event(long webhook, String name, long recordId, String etag) {}
}
