package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;

/** What Clio tells is taken once, what others tell in its name is not. */
@ProductTest
@Tag("both-databases")
class ClioWebhookTest {

  private static final String ADDRESS = "/api/webhooks/clio";

  @Autowired private ApplicationContext product;
  @Autowired private Directory directory;
  @Autowired private JdbcTemplate rows;
  @LocalServerPort private int port;

  private Connection clio;

  @BeforeEach
  void connect() {
    clio = Connection.to(product);
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @Test
  void answersTheHandshakeWhileOneIsAwaitedAndOnlyThen() throws Exception {
    assertThat(handshake("s3cr3t").getStatus()).isEqualTo(401);

    clio.the(JdbcSubscriptions.class).wanted("matter");
    var answer = handshake("s3cr3t");

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeader("X-Hook-Secret")).isEqualTo("s3cr3t");
    assertThat(handshake("bad secret").getStatus()).isEqualTo(401);
    assertThat(rows.queryForList("select secret from clio_subscription where secret is not null")).isEmpty();
  }

  @Test
  void anEventIsStoredBeforeItIsAnsweredAndTheRecordReadLater() throws Exception {
    subscribed();
    var matter = matterInClio();

    assertThat(told("matter", "created", matter, "e1").getStatus()).isEqualTo(200);

    assertThat(clio.stub.requests("GET", "matters/" + matter)).isEmpty();
    assertThat(toRead()).isEqualTo(1);
    try (var restarted = clio.again(product, Map.of())) {
      restarted.the(ClioReading.class).readSingleRecords();
      assertThat(clio.the(JdbcLinks.class).ours(LinkKind.MATTER, matter)).isPresent();
      assertThat(toRead()).isZero();
    }
  }

  @Test
  void theSameEventAgainIsTakenAndChangesNothing() throws Exception {
    subscribed();
    var matter = matterInClio();
    told("matter", "created", matter, "e1");
    clio.the(ClioReading.class).readSingleRecords();

    assertThat(told("matter", "created", matter, "e1").getStatus()).isEqualTo(200);
    assertThat(toRead()).isZero();
    assertThat(told("matter", "updated", matter, "e2").getStatus()).isEqualTo(200);
    assertThat(toRead()).isEqualTo(1);
  }

  @Test
  void anOldEventBringsTheRecordAsItIsNow() throws Exception {
    subscribed();
    var matter = matterInClio();
    clio.stub.records.edit("matters", matter, "{\"status\": \"Closed\"}");

    told("matter", "created", matter, "long ago");
    clio.the(ClioReading.class).readSingleRecords();

    var ours = clio.the(JdbcLinks.class).ours(LinkKind.MATTER, matter).orElseThrow();
    assertThat(directory.required(new MatterId(ours)).isOpen()).isFalse();
  }

  @Test
  void whatIsDeletedInClioIsClosedHere() throws Exception {
    subscribed();
    var matter = matterInClio();
    told("matter", "created", matter, "e1");
    clio.the(ClioReading.class).readSingleRecords();
    clio.stub.records.delete("matters", matter);

    told("matter", "deleted", matter, "");
    clio.the(ClioReading.class).readSingleRecords();

    assertThat(clio.the(JdbcLinks.class).present(LinkKind.MATTER)).isEmpty();
  }

  @Test
  void whatIsForgedIsRefusedAndLeavesNothing() throws Exception {
    subscribed();
    var body = body("matter", "created", 4711, "e1");
    var signature = signature(secret("matter"), body);

    assertThat(sent(body, signature("another secret", body)).getStatus()).isEqualTo(401);
    assertThat(sent(body, signature(secret("contact"), body)).getStatus()).isEqualTo(401);
    assertThat(sent(body, signature.substring(1)).getStatus()).isEqualTo(401);
    assertThat(sent(body, "").getStatus()).isEqualTo(401);
    assertThat(sent(body.replace("4711", "4712"), signature).getStatus()).isEqualTo(401);
    assertThat(sent(body.replace(",", ", "), signature).getStatus()).isEqualTo(401);
    assertThat(clio.web().perform(post(ADDRESS).content(body)).andReturn().getResponse().getStatus()).isEqualTo(401);
    var noEvent = "[]";
    assertThat(sent(noEvent, signature(secret("matter"), noEvent)).getStatus()).isEqualTo(401);

    assertThat(toRead()).isZero();
    assertThat(rows.queryForObject("select count(*) from clio_webhook_event", Integer.class)).isZero();
  }

  /** Worked out apart from this code. */
  @Test
  void acceptsASignatureThatIsKnownToBeRight() throws Exception {
    clio.the(JdbcSubscriptions.class).wanted("matter");
    clio.the(JdbcSubscriptions.class)
        .keep("matter", 1234, "clio-secret", true, clio.clock.instant().plus(Duration.ofDays(1)));
    var body = "{\"data\":{\"id\":152,\"etag\":\"\\\"9a10\\\"\",\"state\":\"awaiting_payment\"},"
        + "\"meta\":{\"event\":\"updated\",\"webhook_id\":1234}}";

    assertThat(sent(body, "ac85644008d1fee3e9734048233ab9a4e4d5bec2c32bcda193b6d67463718d88").getStatus())
        .isEqualTo(200);
    assertThat(toRead()).isEqualTo(1);
  }

  @Test
  void aSignatureInCapitalsIsTheSameSignature() throws Exception {
    subscribed();
    var body = body("matter", "created", 4711, "e1");

    assertThat(sent(body, signature(secret("matter"), body).toUpperCase()).getStatus()).isEqualTo(200);
  }

  @Test
  void anEventOfASubscriptionThatExpiredIsRefusedAndPollingBringsIt() throws Exception {
    subscribed();
    var matter = matterInClio();
    clio.clock.advance(Duration.ofDays(31));

    assertThat(told("matter", "created", matter, "e1").getStatus()).isEqualTo(401);

    assertThat(toRead()).isZero();
    clio.the(ClioReading.class).round();
    assertThat(clio.the(JdbcLinks.class).ours(LinkKind.MATTER, matter)).isPresent();
  }

  @Test
  void noWebhookSecretStandsReadableInTheDatabase() {
    subscribed();

    assertThat(rows.queryForList("select secret from clio_subscription", String.class)).hasSize(7)
        .noneMatch(secret -> secret.contains("canary"));
  }

  @Test
  void secretsWhoseKeyIsLostAreReadFromClioAgain() throws Exception {
    subscribed();
    var body = body("matter", "created", 4711, "e1");

    try (var other = clio.again(product, Map.of(
        "matterflow.practice.clio.token-key", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk="))) {
      assertThat(other.the(ClioBlocked.class).blockedFor(Actor.ENGINE)).isEmpty();
      other.the(ClioSubscriptions.class).renew();
      assertThat(
          other.the(ClioWebhooks.class).take(body.getBytes(StandardCharsets.UTF_8), signature(secret("matter"), body)))
          .isTrue();
    }
  }

  @Test
  void theDoorLetsStrangersComeToTheAddressOfWebhooksAndNoFurther() {
    var strangers = HttpCalls.to(port);

    assertThat(strangers.post(ADDRESS, "{}").status()).isEqualTo(404);
    assertThat(strangers.post(ADDRESS + "/more", "{}").status()).isEqualTo(401);
    assertThat(strangers.get(ADDRESS).status()).isEqualTo(401);
  }

  private void renew() {
    clio.the(ClioSubscriptions.class).renew();
  }

  private void subscribed() {
    renew();
    renew();
  }

  private long matterInClio() {
    var nano = System.nanoTime();
    var attorney = clio.stub.records.add("users", """
        {"first_name": "Nora", "last_name": "Whitby", "email": "n%d@whitby.example", "enabled": true}
        """.formatted(nano));
    var client = clio.stub.records.add("contacts", "{\"type\": \"Company\", \"name\": \"Pelham Freight Ltd\"}");
    clio.the(ClioReading.class).read(ClioStream.USERS);
    clio.the(ClioReading.class).read(ClioStream.CONTACTS);
    return clio.stub.records.add("matters", """
        {"display_number": "W%d", "description": "Charter dispute", "status": "Open", "client": {"id": %d},
         "responsible_attorney": {"id": %d}}
        """.formatted(nano, client, attorney));
  }

  private MockHttpServletResponse told(String model, String event, long id, String etag) throws Exception {
    var body = body(model, event, id, etag);
    return sent(body, signature(secret(model), body));
  }

  private MockHttpServletResponse sent(String body, String signature) throws Exception {
    return clio.web()
        .perform(post(ADDRESS).header("X-Hook-Signature", signature).content(body))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse handshake(String secret) throws Exception {
    return clio.web().perform(post(ADDRESS).header("X-Hook-Secret", secret)).andReturn().getResponse();
  }

  private String body(String model, String event, long id, String etag) {
    return "{\"data\":{\"id\":%d,\"etag\":\"%s\"},\"meta\":{\"event\":\"%s\",\"webhook_id\":%d}}".formatted(
        id, etag, event, webhook(model, "id").asLong());
  }

  private String secret(String model) {
    return webhook(model, "shared_secret").asText();
  }

  private JsonNode webhook(String model, String member) {
    return clio.stub.records.of("webhooks").stream()
        .filter(webhook -> webhook.get("model").asText().equals(model)).findFirst().orElseThrow().get(member);
  }

  private static String signature(String secret, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException(never);
    }
  }

  private int toRead() {
    return rows.queryForObject("select count(*) from clio_to_read", Integer.class);
  }
}
