package io.matterflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
@Tag("both-databases")
class IdempotencyKeyTest {

  @LocalServerPort private int port;
  @Autowired private CountedEffects effects;
  @Autowired private RememberedAnswers remembered;
  @Autowired private JdbcClient jdbc;

  private final String key = UUID.randomUUID().toString();
  private final String effect = "effect-" + key;

  @Test
  void theSameRequestGetsTheSameAnswerAndHasNoSecondEffect() {
    var first = post("{\"a\":1}");
    var second = post("{\"a\":1}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(effects.count(effect)).isEqualTo(1);
  }

  @Test
  void withoutAKeyEachRequestCounts() {
    HttpCalls.to(port).as("system").post("/api/test-effects/" + effect, "{}");
    HttpCalls.to(port).as("system").post("/api/test-effects/" + effect, "{}");

    assertThat(effects.count(effect)).isEqualTo(2);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    post("{\"a\":1}");
    var other = post("{\"a\":2}");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("code").asText()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(effects.count(effect)).isEqualTo(1);
  }

  @Test
  void aKeyBelongsToItsCallerAndItsAddress() {
    post("{}");
    HttpCalls.to(port).as("billing-admin").with("Idempotency-Key", key).post("/api/test-effects/" + effect, "{}");
    var elsewhere = HttpCalls.to(port)
        .as("system")
        .with("Idempotency-Key", key)
        .post("/api/test-effects/other-" + key, "{}");

    assertThat(effects.count(effect)).isEqualTo(2);
    assertThat(elsewhere.status()).isEqualTo(201);
  }

  @Test
  void aRepetitionWhileTheFirstStillRunsIsToldSo() throws Exception {
    effects.hold(effect);
    var first = CompletableFuture.supplyAsync(() -> post("{}"));
    effects.awaitTheFirst(effect);

    var second = post("{}");
    effects.letGo(effect);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().path("code").asText()).isEqualTo("STILL_RUNNING");
    assertThat(first.get().status()).isEqualTo(201);
    assertThat(post("{}").body()).isEqualTo(first.get().body());
    assertThat(effects.count(effect)).isEqualTo(1);
  }

  @Test
  void ofManyThatRaceOneTakesEffect() {
    var answers = IntStream.range(0, 12)
        .mapToObj(number -> CompletableFuture.supplyAsync(() -> post("{}")))
        .toList().stream().map(CompletableFuture::join).map(Answer::status).toList();

    assertThat(effects.count(effect)).isEqualTo(1);
    assertThat(answers).contains(201).allMatch(status -> status == 201 || status == 409);
  }

  @Test
  void aRequestThatFailedWithoutEffectMayBeTriedAgainUnderItsKey() {
    var body = "{\"fails\":\"before\"}";

    assertThat(post(body).status()).isEqualTo(500);
    assertThat(claims()).isZero();
    assertThat(post("{}").status()).isEqualTo(201);
  }

  @Test
  void aRequestThatFailedAfterItsEffectIsNotServedTwice() {
    var body = "{\"fails\":\"after\"}";

    assertThat(post(body).status()).isEqualTo(500);
    assertThat(post(body).status()).isEqualTo(500);
    assertThat(effects.count(effect)).isEqualTo(1);
  }

  @Test
  void aRefusalIsRepeatedTooSoThatTheAnswerIsTheSame() {
    var first = HttpCalls.to(port)
        .as("system")
        .with("Idempotency-Key", key)
        .post("/api/test-effects/" + effect, "{broken");
    var second = HttpCalls.to(port)
        .as("system")
        .with("Idempotency-Key", key)
        .post("/api/test-effects/" + effect, "{broken");

    assertThat(first.status()).isEqualTo(400);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void afterACrashARequestThatHadNoEffectIsServed() {
    leftBehind(false);

    assertThat(post("{}").status()).isEqualTo(201);
  }

  @Test
  void afterACrashARequestThatTookEffectIsNotServedAgain() {
    leftBehind(true);

    var again = post("{}");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("code").asText()).isEqualTo("ANSWER_LOST");
    assertThat(effects.count(effect)).isZero();
  }

  @Test
  void anAnswerThatHadToBeErasedIsSaidToBeLostAtOnce() {
    assertThat(post("{}").status()).isEqualTo(201);

    remembered.forgetBelow("/api/test-effects/" + effect);

    assertThat(post("{}").json().path("code").asText()).isEqualTo("ANSWER_LOST");
    assertThat(effects.count(effect)).isEqualTo(1);
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    var answer = HttpCalls.to(port)
        .as("system")
        .with("Idempotency-Key", "k".repeat(256))
        .post("/api/test-effects/x", "{}");

    assertThat(answer.status()).isEqualTo(400);
  }

  private Answer post(String body) {
    return HttpCalls.to(port).as("system").with("Idempotency-Key", key).post("/api/test-effects/" + effect, body);
  }

  /** What a node leaves that ended between the claim and the answer, some time ago. */
  private void leftBehind(boolean committed) {
    post("{}");
    jdbc.sql("""
            update idempotency_key set answered_at = null, status = null, body = null, committed = :committed,
              lease_until = timestamp with time zone '2020-01-01 00:00:00+00:00'
            where idempotency_key = :key
            """).param("committed", committed).param("key", key).update();
    effects.forget(effect);
  }

  private int claims() {
    return jdbc.sql("select count(*) from idempotency_key where idempotency_key = :key").param("key", key)
        .query(Integer.class).single();
  }
}
