package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.trust.Closing.State;
import io.matterflow.trust.Draws.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Money for a matter whose end was signed: its retainer is not filled up for it, and its attorney hears of it. */
@ProductTest
@Tag("both-databases")
class MoneyAfterClosingTest {

  private static final String ENDS = "matter-closing";

  @Autowired private Draws draws;
  @Autowired private Closings closings;
  @Autowired private Replenishment replenishment;
  @Autowired private TrustWatch watch;
  @Autowired private TrustAccounts accounts;
  @Autowired private Firm firm;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private Client client;

  @BeforeEach
  void aMatterWithARetainerWasSignedOff() {
    asOthersLeftIt = clock.instant();
    draws.lawyersHoldAuthority();
    client = draws.client(firm.hourlyMatter().withRetainer("2000.00", Optional.empty()).loaded(), "2500.00");
    var closing = asked();
    var refund = refunds().get(0);
    DrawdownProblems.standing(draws.signing.authorize(refund.id(), 1, Draws.LAWYER));
    DrawdownProblems.standing(draws.execute(refund.id()));
    draws.drawdowns.cleared(refund.id(), draws.house.today(), Draws.BOOKKEEPER);
    clock.advance(Duration.ofDays(1));
    jobs.runDue(ENDS, closing.toString());
    var task = tasks.createTaskQuery().processInstanceBusinessKey(closing.toString()).singleResult().getId();
    assertThat(HttpCalls.to(port).as("billing-admin").post("/api/tasks/%s/finish".formatted(task),
        Map.of("outcome", "SIGN")).status()).isEqualTo(204);
    assertThat(closings.required(closing).state()).isEqualTo(State.CLEARED);
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void nobodyIsAskedToFillItsRetainerUp() {
    moneyComes();

    assertThat(replenishment.concerns(client.account(), client.ledger())).isFalse();
    assertThat(replenishment.look(TrustRequestId.next(), client.account(), client.ledger())).isFalse();
    assertThat(replenishment.search(Optional.of(client.ledger()), 9)).isEmpty();
  }

  @Test
  void itsAttorneyHearsOfItUntilTheClosingIsBegunAnew() {
    look();
    assertThat(kinds()).isEmpty();
    moneyComes();
    look();

    assertThat(kinds()).containsExactly("MONEY_AFTER_CLOSING");
    var concern = watch.open(client.account()).get(0);
    var task = tasks.createTaskQuery().processInstanceBusinessKey(concern.id().toString());
    assertThat(task.singleResult().getName())
        .startsWith("Money for a matter that was signed off: matter " + client.matter().number());
    assertThat(task.taskCandidateUser(client.matter().responsibleAttorney().value()).count()).isEqualTo(1);

    asked();
    look();
    assertThat(kinds()).isEmpty();
    assertThat(refunds()).hasSize(2).first().satisfies(refund -> assertThat(refund.amount()).isEqualTo(usd("5.00")));
  }

  @Test
  void aMatterThatGoesOnAfterAllIsFilledUpAgain() {
    moneyComes();
    draws.invoice(client, "10.00", 30);
    var again = asked();
    closings.settle(again, true, Optional.of("A second claim."), Draws.COORDINATOR);
    look();

    assertThat(kinds()).doesNotContain("MONEY_AFTER_CLOSING");
    assertThat(replenishment.look(TrustRequestId.next(), client.account(), client.ledger())).isTrue();
  }

  private void moneyComes() {
    var deposit = draws.house.deposited(client.account(), client.ledger(), "5.00", draws.house.today());
    draws.house.collected(deposit.postings().get(0).deposit().orElseThrow());
  }

  private ClosingId asked() {
    var closing = closings.ask(client.matter().matter(), "Casey Roe", Draws.COORDINATOR).orElseThrow().id();
    jobs.runDue(ENDS, closing.toString());
    return closing;
  }

  private List<Drawdown> refunds() {
    return draws.drawdowns.search(Optional.of(client.account()), Optional.of(client.ledger()), Optional.empty(), 10)
        .stream()
        .filter(drawdown -> drawdown.type() == DrawdownType.REFUND)
        .toList();
  }

  private void look() {
    watch.look(accounts.find(client.account()).orElseThrow());
  }

  private List<String> kinds() {
    return watch.open(client.account()).stream().map(concern -> concern.about().kind().name()).toList();
  }
}
