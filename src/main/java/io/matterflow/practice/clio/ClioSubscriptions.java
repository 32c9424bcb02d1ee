package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that Clio tells us of changes, and goes on telling: its subscriptions end after a month at the latest.
 * What Clio has is the truth: a subscription whose making was not answered is found there and not made twice.
 */
final class ClioSubscriptions {

  private static final String WEBHOOKS = "webhooks";
  private static final String FIELDS = "id,etag,url,model,status,expires_at,shared_secret";
  private static final Duration LIFE = Duration.ofDays(30);
  private static final Duration RENEWED_WITH = Duration.ofDays(20);

  private final ClioApi api;
  private final JdbcSubscriptions subscriptions;
  private final String address;
  private final Clock clock;

  ClioSubscriptions(ClioApi api, JdbcSubscriptions subscriptions, String publicUrl, Clock clock) {
    this.api = api;
    this.subscriptions = subscriptions;
    this.address = publicUrl.replaceAll("/+$", "") + "/api/webhooks/clio";
    this.clock = clock;
  }

  /** One look at all of them. Without a public address Clio has nowhere to write to, and polling alone must do. */
  void renew() {
    if (!address.startsWith("https://")) {
      return;
    }
    var models = Arrays.stream(ClioStream.values()).flatMap(stream -> stream.webhookModel().stream()).toList();
    models.forEach(subscriptions::wanted);
    List<JsonNode> there;
    try {
      there = ours();
    } catch (ClioFault fault) {
      models.forEach(model -> subscriptions.failed(model, Trouble.of(fault), clock.instant()));
      return;
    }
    for (var model : models) {
      try {
        renew(model, there);
      } catch (ClioFault fault) {
        subscriptions.failed(model, Trouble.of(fault), clock.instant());
      }
    }
  }

  private void renew(String model, List<JsonNode> there) {
    var now = clock.instant();
    var living = there.stream()
        .filter(one -> one.path("model").asText().equals(model) && expiry(one).isAfter(now))
        .filter(one -> !isSuspended(one))
        .findFirst();
    if (living.isEmpty()) {
      there.stream().filter(one -> one.path("model").asText().equals(model) && isSuspended(one)).forEach(this::remove);
      subscriptions.lost(model);
    }
    var current = living.map(this::prolonged).orElseGet(() -> create(model));
    subscriptions.keep(model, current.path("id").asLong(), current.path("shared_secret").asText(""), isEnabled(current),
        expiry(current));
    if (living.isPresent() && !isEnabled(current)) {
      activate(model, current);
    }
  }

  private JsonNode prolonged(JsonNode webhook) {
    if (expiry(webhook).isAfter(clock.instant().plus(RENEWED_WITH))) {
      return webhook;
    }
    return api.change(WEBHOOKS, webhook.path("id").asLong(), webhook.path("etag").asText(), FIELDS,
        JsonNodeFactory.instance.objectNode().put("expires_at", clock.instant().plus(LIFE).toString()),
        Urgency.BACKGROUND);
  }

  /** Clio then writes to our address at once, to see that we want it. */
  private JsonNode create(String model) {
    var data = JsonNodeFactory.instance.objectNode()
        .put("url", address)
        .put("model", model)
        .put("fields", "id,etag")
        .put("expires_at", clock.instant().plus(LIFE).toString());
    data.putArray("events").add("created").add("updated").add("deleted");
    return api.create(WEBHOOKS, FIELDS, data, Urgency.BACKGROUND);
  }

  /** The handshake did not come through: the other way to say that we want it. */
  private void activate(String model, JsonNode webhook) {
    var secret = webhook.path("shared_secret").asText("");
    api.put("%s/%d/activate".formatted(WEBHOOKS, webhook.path("id").asLong()), Map.of("X-Hook-Secret", secret),
        Urgency.BACKGROUND);
    subscriptions.keep(model, webhook.path("id").asLong(), secret, true, expiry(webhook));
  }

  private void remove(JsonNode webhook) {
    api.delete(WEBHOOKS, webhook.path("id").asLong(), webhook.path("etag").asText(), Urgency.BACKGROUND);
  }

  private List<JsonNode> ours() {
    var all = new ArrayList<JsonNode>();
    var page = Optional.of(api.first(WEBHOOKS, FIELDS, Map.of(), Urgency.BACKGROUND));
    while (page.isPresent()) {
      page.get().records().stream().filter(one -> one.path("url").asText().equals(address)).forEach(all::add);
      page = page.get().next().map(next -> api.next(next, Urgency.BACKGROUND));
    }
    return all;
  }

  private static boolean isEnabled(JsonNode webhook) {
    return webhook.path("status").asText().equals("enabled");
  }

  private static boolean isSuspended(JsonNode webhook) {
    return webhook.path("status").asText().equals("suspended");
  }

  private static Instant expiry(JsonNode webhook) {
    return Moments.in(webhook, "expires_at").orElse(Instant.EPOCH);
  }
}
