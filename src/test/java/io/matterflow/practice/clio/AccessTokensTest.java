package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.practice.clio.ClioFault.Cause;
import io.matterflow.practice.clio.ClioStub.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** One account, one token: renewed once however many ask, and closed to whoever reads the database. */
@ProductTest
@Tag("both-databases")
class AccessTokensTest {

  @Autowired private ApplicationContext product;
  @Autowired private JdbcTemplate rows;

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
  void manyThreadsThatFindTheTokenExpiredRenewItOnce() throws Exception {
    read(clio);
    clio.stub.expireAccessToken();

    inParallel(12, () -> read(clio));

    assertThat(clio.stub.refreshes()).isEqualTo(2);
  }

  @Test
  void nodesShareTheTokenThatOneOfThemRenewed() {
    read(clio);

    try (var other = clio.again(product, Map.of())) {
      read(other);
      assertThat(clio.stub.refreshes()).isEqualTo(1);
    }
  }

  @Test
  void aTokenIsRenewedBeforeItExpires() {
    read(clio);
    clio.clock.advance(Duration.ofDays(30));

    read(clio);

    assertThat(clio.stub.refreshes()).isEqualTo(2);
    assertThat(clio.stub.requests("GET", "users")).hasSize(2);
  }

  @Test
  void aTokenThatIsRefusedAfterItWasRenewedIsAClearFault() {
    read(clio);
    clio.stub.always("GET", Fault.UNAUTHORIZED);

    assertThatThrownBy(() -> read(clio)).isInstanceOfSatisfying(ClioFault.class, fault -> {
      assertThat(fault.why()).isEqualTo(Cause.NOT_CONNECTED);
      assertThat(fault.why().nextAction()).contains("docs/clio.md");
    });
    assertThat(clio.stub.requests("GET", "users")).hasSize(3);
    assertThat(clio.stub.refreshes()).isEqualTo(2);
  }

  @Test
  void aConsentThatWasRevokedIsAClearFault() {
    clio.stub.revokeConsent();

    assertThatThrownBy(() -> read(clio)).isInstanceOfSatisfying(ClioFault.class, fault -> {
      assertThat(fault.why()).isEqualTo(Cause.NOT_CONNECTED);
      assertThat(fault.surelyNotDone()).isTrue();
    });
  }

  @Test
  void aTokenEndpointThatIsDownLeavesNoDoubt() {
    clio.stub.always("TOKEN", Fault.BROKEN);

    assertThatThrownBy(() -> read(clio)).isInstanceOfSatisfying(ClioFault.class, fault ->
        assertThat(fault.surelyNotDone()).isTrue());
  }

  @Test
  void aNewRefreshTokenReplacesTheOldOne() {
    clio.stub.rotateRefreshTokens();
    read(clio);
    clio.stub.expireAccessToken();

    read(clio);

    assertThat(clio.stub.refreshes()).isEqualTo(2);
  }

  @Test
  void anotherConsentOfTheFirmTakesThePlaceOfTheKeptTokens() {
    read(clio);
    clio.stub.revokeConsent();

    try (var reconnected = clio.again(product, Map.of("matterflow.practice.clio.refresh-token", "revoked"))) {
      read(reconnected);
      assertThat(clio.stub.refreshes()).isEqualTo(2);
    }
  }

  @Test
  void noTokenStandsReadableInTheDatabase() {
    read(clio);

    assertThat(rows.queryForMap("select * from clio_token").values()).extracting(String::valueOf)
        .noneMatch(value -> value.contains("canary"));
  }

  @Test
  void tokensSealedWithAnotherKeyDoNotOpen() {
    read(clio);

    try (var stranger = clio.again(product, Map.of(
        "matterflow.practice.clio.token-key", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk="))) {
      read(stranger);
      assertThat(clio.stub.refreshes()).isEqualTo(2);
    }
  }

  private static int read(Connection clio) {
    return clio.the(ClioApi.class).first("users", "id", Map.of(), Urgency.INTERACTIVE).records().size();
  }

  private static void inParallel(int threads, Callable<Integer> work) throws Exception {
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var calls = new ArrayList<Callable<Integer>>();
      for (int thread = 0; thread < threads; thread++) {
        calls.add(work);
      }
      for (var done : pool.invokeAll(calls)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
