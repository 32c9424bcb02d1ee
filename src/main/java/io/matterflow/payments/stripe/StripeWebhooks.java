package io.matterflow.payments.stripe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Stripe tells us. Nothing of it is believed but that something is worth reading: it is stored before it is
 * answered, and read later by our own request. What is not signed with a secret of ours, or not lately, is refused.
 */
public final class StripeWebhooks {

  /** What we want to be told of; other kinds are taken and left alone. */
  static final List<String> KINDS = List.of(
      "checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed",
      "checkout.session.expired", "payment_intent.succeeded", "payment_intent.processing",
      "payment_intent.payment_failed",
      "charge.refunded", "charge.refund.updated", "refund.created", "refund.updated", "refund.failed",
      "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn",
      "charge.dispute.funds_reinstated");

  private static final Logger LOG = LoggerFactory.getLogger(StripeWebhooks.class);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");
  private static final Pattern SIGNED_AT = Pattern.compile("(?:^|,)\\s*t=(\\d{1,12})(?:,|$)");
  private static final int DEEPEST = 60;
  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private final StripeSettings settings;
  private final JdbcStripeNews news;
  private final Clock clock;

  StripeWebhooks(StripeSettings settings, JdbcStripeNews news, Clock clock) {
    this.settings = settings;
    this.news = news;
    this.clock = clock;
  }

  /** Whether the event was taken, now or before; false for what is forged, stale or no event. */
  public boolean take(byte[] body, String signature) {
    var text = new String(body, StandardCharsets.UTF_8);
    if (settings.webhookSecrets().stream().noneMatch(secret -> isSigned(text, signature, secret))) {
      return refused("its signature is not ours, or not of this hour");
    }
    var event = event(body);
    event.filter(told -> KINDS.contains(told.kind()) && told.object().isPresent())
        .ifPresent(told -> news.store(told.id(), told.kind(), told.object().get(), clock.instant()));
    return event.isPresent() || refused("it is no event");
  }

  private boolean isSigned(String body, String signature, String secret) {
    try {
      return !isFromTheFuture(signature)
          && Webhook.Signature.verifyHeader(body, signature, secret, settings.tolerance().toSeconds(), clock);
    } catch (SignatureVerificationException | NumberFormatException forged) {
      return false;
    }
  }

  private boolean isFromTheFuture(String signature) {
    var signedAt = SIGNED_AT.matcher(signature);
    return signedAt.find()
        && Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(signedAt.group(1))))
        .compareTo(settings.tolerance()) > 0;
  }

  private static boolean refused(String why) {
    LOG.warn("A webhook of Stripe was refused: {}", why);
    return false;
  }

  private static Optional<Told> event(byte[] body) {
    try {
      var json = JSON.readTree(body);
      var id = json.path("id").asText("");
      return ID.matcher(id).matches() && "event".equals(json.path("object").asText())
          ? Optional.of(new Told(id, json.path("type").asText(""), toRead(json.at("/data/object"))))
          : Optional.empty();
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  /** A checkout is read itself; of anything else, the payment that it belongs to. */
  static Optional<String> toRead(JsonNode object) {
    var kind = object.path("object").asText("");
    var id = switch (kind) {
      case "checkout.session", "payment_intent" -> object.path("id").asText("");
      default -> object.path("payment_intent").asText("");
    };
    return Optional.of(id).filter(one -> ID.matcher(one).matches());
  }

  /** What an event names: itself, its kind, and what is to be read because of it. */
  private record Told(String id, String kind, Optional<String> object) {}
}
