package io.matterflow.trust;

import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Money;
import io.matterflow.trust.TrustLedger.Posted;
import io.matterflow.trust.TrustLedger.Refused;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deposits, draws and reads of one ledger by many at once: one order explains every answer. */
@ProductTest
@Tag("both-databases")
class TrustHistoryTest {

  private static final int CALLERS = 6;
  private static final BigDecimal OPENING = new BigDecimal("50.00");

  @LocalServerPort private int port;
  @Autowired private TrustHouse house;
  @Autowired private TrustLedger ledger;
  @Autowired private TrustProof proof;

  @Test
  void oneOrderExplainsEveryAnswer() {
    explained(25);
  }

  @Test
  @Tag("campaign")
  void oneOrderExplainsEachOfTenThousandAnswers() {
    explained(1_700);
  }

  @Test
  void aStaleReadALostPostingAndAnOrderTurnedRoundWouldShow() {
    assertThat(history().anomalies(1, OPENING)).isEmpty();

    var stale = history();
    stale.saw("read", 50, 60, OPENING);
    var lost = history();
    lost.wrote(70, 80, 3, BigDecimal.ONE);
    var turned = history();
    turned.wrote(70, 80, 2, BigDecimal.ONE.negate());
    var early = history();
    early.saw("read", 1, 5, new BigDecimal("70.00"));

    assertThat(stale.anomalies(1, OPENING)).singleElement().asString().contains("never the balance");
    assertThat(lost.anomalies(1, OPENING)).contains("two postings at place 3");
    assertThat(turned.anomalies(1, OPENING)).anyMatch(anomaly -> anomaly.contains("answered before it was called"));
    assertThat(early.anomalies(1, OPENING)).singleElement().asString().contains("never the balance");
  }

  /** From 50, one adds 20, then one takes 10. */
  private static TrustHistory history() {
    var history = new TrustHistory();
    history.wrote(10, 20, 3, new BigDecimal("20.00"));
    history.wrote(30, 40, 4, new BigDecimal("-10.00"));
    history.saw("read", 15, 35, new BigDecimal("70.00"));
    return history;
  }

  private void explained(int acts) {
    var one = house.ledger();
    var account = house.opened(Map.of(one, OPENING.toPlainString()));
    var grant = house.grant(TrustHouse.LAWYER);
    var history = new TrustHistory();

    var callers = IntStream.range(0, CALLERS).mapToObj(caller -> CompletableFuture.runAsync(() -> {
      var random = new Random(caller);
      var reader = HttpCalls.to(port).as("bookkeeper");
      for (var act = 0; act < acts; act++) {
        var amount = BigDecimal.valueOf(1 + random.nextInt(3_000), 2).toPlainString();
        switch (random.nextInt(3)) {
          case 0 -> wrote(history, entry(account, PostingKind.DEPOSIT)
              .moving(ChartAccount.BANK, ChartAccount.of(one), Money.usd(amount), one), new BigDecimal(amount));
          case 1 -> wrote(history, house.draw(account, PostingKind.REFUND, one, amount, house.today(),
              house.authorized(account, PostingKind.REFUND, one, amount, grant)), new BigDecimal(amount).negate());
          default -> {
            var called = System.nanoTime();
            var told = reader.get("/api/trust/accounts/" + account + "/ledgers")
                .json()
                .at("/ledgers/" + one + "/book")
                .asText();
            history.saw("read", called, System.nanoTime(), new BigDecimal(told));
          }
        }
      }
    })).toList();
    callers.forEach(CompletableFuture::join);

    assertThat(history.size()).isEqualTo(CALLERS * acts);
    assertThat(history.anomalies(1, OPENING)).isEmpty();
    assertThat(proof.journalOf(account)).isEmpty();
  }

  private void wrote(TrustHistory history, TrustEntry entry, BigDecimal change) {
    var called = System.nanoTime();
    var answer = ledger.post(entry);
    var answered = System.nanoTime();
    if (answer instanceof Posted posted) {
      history.wrote(called, answered, posted.first().sequence(), change);
    } else {
      history.saw("refused", called, answered, ((Refused) answer).limit().orElseThrow().amount());
    }
  }

  private TrustEntry entry(TrustAccountId account, PostingKind kind) {
    return TrustEntry.of(kind + ":" + UUID.randomUUID(), account, kind, house.today(), BOOKKEEPER);
  }
}
