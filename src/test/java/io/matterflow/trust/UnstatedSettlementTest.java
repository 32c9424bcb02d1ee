package io.matterflow.trust;

import static io.matterflow.trust.Draws.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.Settlements.Settled;
import io.matterflow.trust.TrustConcern.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * At the end of a matter with a share of the outcome its client gets a written accounting: who paid past the statement
 * is told.
 */
@ProductTest
@Tag("both-databases")
class UnstatedSettlementTest {

  @Autowired private Settlements settlements;
  @Autowired private Draws draws;
  @Autowired private TrustWatch watch;
  @Autowired private TrustAccounts accounts;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private Settled settled;

  @BeforeEach
  void aSettlementIsInTrust() {
    asOthersLeftIt = clock.instant();
    settled = settlements.settled();
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void whatWasPaidPastTheStatementComesBeforeTheMattersAttorneyUntilSomebodySaysHowTheClientWasTold() {
    paid(DrawdownType.PAY_OUT, "45000.00");
    assertThat(concerns()).as("not wholly paid").isEmpty();

    paid(DrawdownType.PAY_OUT, "45000.00");

    assertThat(concerns()).singleElement().satisfies(concern -> {
      assertThat(concern.about().kind()).isEqualTo(Kind.SETTLEMENT_UNSTATED);
      assertThat(concern.about().since()).isEqualTo(draws.house.today());
    });
    var task = task(concerns().get(0));
    assertThat(task.getName())
        .isEqualTo("A settlement that was paid out without its statement: matter " + settled.client().matter().id());
    assertThat(tasks.createTaskQuery().taskId(task.getId())
        .taskCandidateUser(settled.client().matter().responsibleAttorney().value()).count()).isEqualTo(1);
    assertThat(HttpCalls.to(port).as("billing-coordinator").post("/api/tasks/%s/finish".formatted(task.getId()),
        Map.of("outcome", "DEALT_WITH", "reason", "Sent by letter, file 12.")).status()).isEqualTo(204);
    clock.advance(Duration.ofDays(31));
    assertThat(concerns()).as("said once").isEmpty();
  }

  @Test
  void anotherSettlementOfTheMatterIsAnotherAccounting() {
    paid(DrawdownType.PAY_OUT, "90000.00");
    watch.answer(concerns().get(0).id(), "Sent by letter.", BOOKKEEPER);
    settlements.collected(settled.client(), "500.00");

    paid(DrawdownType.REFUND, "500.00");

    assertThat(concerns()).hasSize(1);
  }

  @Test
  void theFirmsFeeAloneIsAnOutcomeToo() {
    var other = settlements.settled(settlements.contingency(), "90000.00", "0.00");
    settled = other;

    paid(draws.fees(other.client(), other.bill(), "90000.00"));

    assertThat(concerns()).hasSize(1);
  }

  @Test
  void costsThatAnAdvanceHasPaidAreNone() {
    settled = settlements.settled(settlements.contingency(), "0.00", "90000.00");

    paid(draws.fees(settled.client(), settled.bill(), "90000.00"));

    assertThat(concerns()).isEmpty();
  }

  @Test
  void whatAStatementDividedIsStated() {
    var distribution = settlements.approved(settled, Map.of()).id();
    settlements.paid(distribution, 1);
    settlements.paid(distribution, 2);

    assertThat(draws.book(settled.client())).isEqualTo("0.00");
    assertThat(concerns()).isEmpty();
  }

  @Test
  void aStatementThatWasWithdrawnStatesNothing() {
    var distribution = settlements.prepared(settled).id();
    settlements.distributions.withdraw(distribution, "Paid by hand.", Actor.ENGINE);

    paid(DrawdownType.PAY_OUT, "90000.00");

    assertThat(concerns()).hasSize(1);
  }

  @Test
  void moneyOfAMatterByTheHourIsNoSettlement() {
    var client = draws.client("500.00");
    draws.posted(draws.to(client, DrawdownType.REFUND, "500.00", "Casey Roe"));
    watch.look(accounts.find(client.account()).orElseThrow());

    assertThat(watch.open(client.account())).isEmpty();
  }

  private void paid(DrawdownType type, String amount) {
    paid(draws.to(settled.client(), type, amount, "Casey Roe"));
  }

  private void paid(DrawdownTerms terms) {
    var id = draws.proposed(terms);
    if (draws.now(id).isWithinObjection(draws.house.today())) {
      DrawdownProblems.standing(draws.signing.release(id, "The client has the bill.", Draws.LAWYER));
    }
    DrawdownProblems.standing(draws.signing.authorize(id, 1, Draws.LAWYER));
    if (draws.now(id).state() == Drawdown.State.PROPOSED) {
      DrawdownProblems.standing(draws.signing.authorize(id, 1, Draws.SECOND_LAWYER));
    }
    DrawdownProblems.standing(draws.execute(id));
  }

  private List<TrustConcern> concerns() {
    watch.look(accounts.find(settled.client().account()).orElseThrow());
    return watch.open(settled.client().account()).stream()
        .filter(concern -> concern.about().kind() == Kind.SETTLEMENT_UNSTATED).toList();
  }

  private Task task(TrustConcern concern) {
    return tasks.createTaskQuery()
        .processInstanceBusinessKey(concern.id().toString())
        .taskDefinitionKey("answerConcern")
        .singleResult();
  }
}
