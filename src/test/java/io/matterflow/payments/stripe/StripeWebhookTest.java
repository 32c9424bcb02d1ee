package io.matterflow.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What Stripe tells is kept once and before it is answered; what others tell in its name is not. */
@ProductTest
@Tag("both-databases")
class StripeWebhookTest {

  private static final Actor ADMIN = new Actor(new UserId("admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);
  private static final Instant NOW = Instant.parse("2026-06-30T13:00:00Z");

  @Autowired private ApplicationContext product;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate rows;

  private StripeConnection stripe;

  @BeforeEach
  void connect() {
    clock.standAt(NOW);
    stripe = StripeConnection.to(product);
  }

  @AfterEach
  void disconnect() {
    stripe.close();
  }

  /** Worked out apart from this code; each is refused when a byte of it is another. */
  @Test
  void knownSignaturesAreDecidedAsMarked() throws IOException {
    var vector = vectors().path("stripe");
    clock.standAt(Instant.ofEpochSecond(vector.path("now").asLong()));
    var body = vector.path("body").asText();
    var signature = vector.at("/header/Stripe-Signature").asText();

    assertThat(stripe.sent(body, signature)).isEqualTo(200);
    assertThat(kept()).isEqualTo(1);
    for (var at = 0; at < body.length(); at += 7) {
      assertThat(stripe.sent(other(body, at), signature)).isEqualTo(401);
    }
    for (var at = 2; at < signature.length(); at++) {
      assertThat(stripe.sent(body, other(signature, at))).isEqualTo(401);
    }
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void whatIsForgedStaleOrEarlyIsRefusedAndLeavesNothing() {
    var body = event("evt_forged", "pi_9");
    var good = stripe.signed(body, StripeConnection.SECRET);

    assertThat(stripe.sent(body, stripe.signed(body, "whsec_another"))).isEqualTo(401);
    assertThat(stripe.sent(body, "")).isEqualTo(401);
    assertThat(stripe.sent(body, "t=,v1=")).isEqualTo(401);
    assertThat(stripe.sent(body, good.replace("v1=", "v0="))).isEqualTo(401);
    assertThat(stripe.sent(body.replace(":", ": "), good)).isEqualTo(401);
    clock.advance(Duration.ofSeconds(301));
    assertThat(stripe.sent(body, good)).isEqualTo(401);
    clock.standAt(NOW.minus(Duration.ofSeconds(301)));
    assertThat(stripe.sent(body, good)).isEqualTo(401);
    clock.standAt(NOW);
    for (var noEvent : new String[] {"[]", "{}", "", "null", "{\"id\":\"evt_1\",\"object\":\"event\"} {}",
        "{\"id\":\"e v\",\"object\":\"event\"}"}) {
      assertThat(stripe.sent(noEvent, stripe.signed(noEvent, StripeConnection.SECRET))).as(noEvent).isEqualTo(401);
    }

    assertThat(kept()).isZero();
    assertThat(toRead()).isZero();
  }

  @Test
  void whatIsTooLargeOrTooDeepIsRefusedAtOnce() {
    var large = "{\"id\":\"" + "x".repeat(600_000) + "\"}";
    assertThat(stripe.sent(large, stripe.signed(large, StripeConnection.SECRET))).isEqualTo(413);
    var deep = "[".repeat(5000) + "]".repeat(5000);
    assertThat(stripe.sent(deep, stripe.signed(deep, StripeConnection.SECRET))).isEqualTo(401);

    assertThat(kept()).isZero();
  }

  @Test
  void theSameEventAgainIsTakenAndChangesNothing() {
    var body = event("evt_twice", "pi_9");

    assertThat(stripe.sent(body, stripe.signed(body, StripeConnection.SECRET))).isEqualTo(200);
    assertThat(stripe.sent(body, stripe.signed(body, StripeConnection.SECRET))).isEqualTo(200);

    assertThat(kept()).isEqualTo(1);
    assertThat(toRead()).isEqualTo(1);
  }

  @Test
  void bothSecretsAreTakenWhileTheyAreRotatedAndTheOldOneNotAfterwards() {
    var body = event("evt_rolled", "pi_9");

    try (var rotating = stripe.again(product,
        Map.of("matterflow.payments.stripe.webhook-secrets", "whsec_new,whsec_test"))) {
      assertThat(rotating.sent(body, stripe.signed(body, "whsec_test"))).isEqualTo(200);
      assertThat(rotating.sent(body, stripe.signed(body, "whsec_new"))).isEqualTo(200);
      var both = stripe.signed(body, "whsec_gone") + "," + stripe.signed(body, "whsec_new").split(",")[1];
      assertThat(rotating.sent(body, both)).isEqualTo(200);
    }
    try (var rotated = stripe.again(product, Map.of("matterflow.payments.stripe.webhook-secrets", "whsec_new"))) {
      assertThat(rotated.sent(body, stripe.signed(body, "whsec_test"))).isEqualTo(401);
    }
  }

  @Test
  void kindsThatNobodyAskedForAreTakenAndLeftAlone() {
    var body = event("evt_other", "pi_9").replace("payment_intent.succeeded", "customer.created");

    assertThat(stripe.sent(body, stripe.signed(body, StripeConnection.SECRET))).isEqualTo(200);

    assertThat(kept()).isZero();
  }

  @Test
  void whatCannotBeReadWaitsAndIsListedForThoseWhoSeeToIt() {
    var body = event("evt_down", "pi_9");
    stripe.sent(body, stripe.signed(body, StripeConnection.SECRET));
    stripe.stub.next("GET", StripeStub.Fault.UNAUTHORIZED);

    stripe.the(StripeReading.class).attend();

    assertThat(toRead()).isEqualTo(1);
    assertThat(stripe.the(StripeBlocked.class).blockedFor(ADMIN)).extracting("kind")
        .contains(StripeBlocked.DOES_NOT_FIT);
    clock.advance(Duration.ofMinutes(2));
    stripe.the(StripeReading.class).attend();
    assertThat(toRead()).as("there is no such payment: nothing to wait for").isZero();
  }

  private static String event(String id, String payment) {
    return """
        {"id":"%s","object":"event","type":"payment_intent.succeeded","data":{"object":{"id":"%s","object":"payment_intent"}}}"""
        .formatted(id, payment);
  }

  private static String other(String text, int at) {
    var changed = text.charAt(at) == 'x' ? 'y' : 'x';
    return text.substring(0, at) + changed + text.substring(at + 1);
  }

  private int kept() {
    return rows.queryForObject("select count(*) from stripe_event", Integer.class);
  }

  private int toRead() {
    return rows.queryForObject("select count(*) from stripe_to_read", Integer.class);
  }

  private static JsonNode vectors() throws IOException {
    try (var file = StripeWebhookTest.class.getResourceAsStream("/contracts/webhook-vectors.json")) {
      return new ObjectMapper().readTree(file);
    }
  }
}
