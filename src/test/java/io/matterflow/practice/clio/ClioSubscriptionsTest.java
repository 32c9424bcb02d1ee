package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.practice.clio.ClioStub.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Clio's telling of changes is asked for once, renewed in time, and does not end unnoticed. */
@ProductTest
@Tag("both-databases")
class ClioSubscriptionsTest {

  @Autowired private ApplicationContext product;

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
  void subscribesToEachModelForAMonthAtThePublicAddress() {
    renew();

    assertThat(clio.stub.records.of("webhooks")).hasSize(7).allSatisfy(webhook -> {
      assertThat(webhook.get("url").asText()).isEqualTo("https://billing.example.com/api/webhooks/clio");
      assertThat(webhook.get("events")).extracting(event -> event.asText())
          .containsExactly("created", "updated", "deleted");
      assertThat(webhook.get("expires_at").asText()).startsWith("2026-07-30");
    });
    assertThat(blocked()).isEmpty();
  }

  @Test
  void aHandshakeThatWasMissedIsMadeGoodAtTheNextLook() {
    renew();
    assertThat(clio.stub.records.of("webhooks")).extracting(webhook -> webhook.get("status").asText())
        .containsOnly("pending");

    renew();

    assertThat(clio.stub.records.of("webhooks")).extracting(webhook -> webhook.get("status").asText())
        .containsOnly("enabled");
    assertThat(clio.stub.records.of("webhooks")).hasSize(7);
  }

  @Test
  void aSubscriptionWhoseMakingWasNotAnsweredIsNotMadeTwice() {
    clio.stub.next("POST", Fault.REPLY_LOST);
    renew();
    assertThat(blocked()).hasSize(1);

    renew();

    assertThat(clio.stub.records.of("webhooks")).hasSize(7);
    assertThat(blocked()).isEmpty();
  }

  @Test
  void renewsBeforeTheEndAndSubscribesAnewAfterIt() {
    renew();
    clio.clock.advance(Duration.ofDays(11));
    renew();
    assertThat(clio.stub.records.of("webhooks"))
        .extracting(webhook -> webhook.get("expires_at").asText().substring(0, 10))
        .containsOnly("2026-08-10");

    clio.clock.advance(Duration.ofDays(31));
    assertThat(blocked()).hasSize(7).allSatisfy(one -> {
      assertThat(one.kind()).isEqualTo(ClioBlocked.NOT_TOLD);
      assertThat(one.owner()).isEqualTo("billing-admin");
      assertThat(one.what()).contains("has expired");
    });

    renew();
    assertThat(blocked()).isEmpty();
    assertThat(clio.stub.records.of("webhooks")).hasSize(14);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class,
      names = {"LIMIT", "BROKEN", "HANGS_BEFORE", "MALFORMED", "FORBIDDEN", "UNAUTHORIZED"})
  void aRenewalThatFailsNamesItsOwnerAndIsTriedAgain(Fault fault) {
    renew();
    clio.clock.advance(Duration.ofDays(11));
    clio.stub.always("GET", fault);
    renew();

    assertThat(blocked()).hasSize(7).allSatisfy(one -> assertThat(one.nextAction()).isNotBlank());
    clio.stub.well();
    clio.clock.advance(Duration.ofMinutes(15));
    renew();
    assertThat(blocked()).isEmpty();
  }

  @Test
  void aSuspendedSubscriptionIsReplaced() {
    renew();
    var suspended = clio.stub.records.of("webhooks").get(0).get("id").asLong();
    clio.stub.records.edit("webhooks", suspended, "{\"status\": \"suspended\"}");

    renew();

    assertThat(clio.stub.records.of("webhooks")).hasSize(7)
        .extracting(webhook -> webhook.get("id").asLong()).doesNotContain(suspended);
  }

  private void renew() {
    clio.the(ClioSubscriptions.class).renew();
  }

  private List<Blocked> blocked() {
    return clio.the(ClioBlocked.class).blockedFor(
        new Actor(new UserId("admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true));
  }
}
