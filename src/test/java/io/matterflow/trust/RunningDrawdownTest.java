package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.RulesAtHand;
import io.matterflow.trust.Drawdown.State;
import java.time.Duration;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A drawdown that waits for a lawyer, when the table of who signs and its model are released anew. */
@ProductTest
@Tag("both-databases")
class RunningDrawdownTest {

  private static final String TABLE = "trust-authorization";
  private static final String MODEL = "trust-drawdown";

  @Autowired private Draws draws;
  @Autowired private DrawdownSight sight;
  @Autowired private RulesAtHand rules;
  @Autowired private HistoryService history;
  @Autowired private TrustProof proof;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  @AfterEach
  void theRulesAreAsTheyCame() {
    rules.asItCame(Kind.TABLE, TABLE);
    rules.asItCame(Kind.MODEL, MODEL);
  }

  @Test
  void asManySignAsTheTableInForceSaysWhenTheySignAndItEndsOnTheModelOnWhichItBegan() {
    draws.lawyersHoldAuthority();
    var client = draws.client("500.00");
    var waiting = draws.proposed(draws.fees(client, draws.invoice(client, "120.00", 30), "120.00"));

    rules.release(Kind.TABLE, TABLE, text -> text
        .replace("<outputEntry id=\"draw-signers-out\"><text>1", "<outputEntry id=\"draw-signers-out\"><text>2"));
    rules.release(Kind.MODEL, MODEL,
        text -> text.replace("name=\"Execute drawdown\"", "name=\"Carry out the drawdown\""));
    var later = draws.proposed(draws.fees(client, draws.invoice(client, "80.00", 30), "80.00"));

    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.LAWYER));
    assertThat(state(waiting)).isEqualTo(State.PROPOSED);
    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.SECOND_LAWYER));
    assertThat(state(waiting)).isEqualTo(State.AUTHORIZED);
    DrawdownProblems.standing(draws.execute(waiting));

    assertThat(state(waiting)).isIn(State.EXECUTED, State.POSTED);
    assertThat(version(waiting)).isEqualTo(1);
    assertThat(version(later)).isEqualTo(2);
  }

  @Test
  void whatWaitsForASecondLawyerIsSignedEnoughOnceOneIsAskedForAgain() {
    draws.lawyersHoldAuthority();
    var client = draws.client("500.00");
    var waiting = draws.proposed(draws.fees(client, draws.invoice(client, "120.00", 30), "120.00"));
    var two = rules.release(Kind.TABLE, TABLE, text -> text
        .replace("<outputEntry id=\"draw-signers-out\"><text>1", "<outputEntry id=\"draw-signers-out\"><text>2"));
    assertThat(next(waiting)).startsWith("Awaits 2 of 2 signatures. A lawyer with trust authority");
    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.LAWYER));
    assertThat(next(waiting)).startsWith("Awaits 1 of 2 signatures. ");
    assertThat(draws.signing.authorize(waiting, 1, Draws.LAWYER)).isInstanceOf(DrawdownAnswer.WithoutRight.class);

    rules.rollBack(two);
    assertThat(next(waiting)).startsWith("Awaits 1 of 1 signatures. ");

    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.LAWYER));
    assertThat(state(waiting)).isEqualTo(State.AUTHORIZED);
    assertThat(sight.signaturesMissing(draws.now(waiting))).isZero();
    DrawdownProblems.standing(draws.execute(waiting));
    assertThat(state(waiting)).isIn(State.EXECUTED, State.POSTED);
    rules.release(Kind.TABLE, TABLE, text -> text
        .replace("<outputEntry id=\"draw-signers-out\"><text>1", "<outputEntry id=\"draw-signers-out\"><text>3"));
    assertThat(sight.signersNeeded(draws.drawdowns.find(waiting).orElseThrow())).isOne();
  }

  @Test
  void whatIsSignedEnoughLaterIsAuthorizedFromThenOnByAllWhoHaveSigned() {
    draws.lawyersHoldAuthority();
    var client = draws.client("500.00");
    var waiting = draws.proposed(draws.fees(client, draws.invoice(client, "120.00", 30), "120.00"));
    rules.release(Kind.TABLE, TABLE, text -> text
        .replace("<outputEntry id=\"draw-signers-out\"><text>1", "<outputEntry id=\"draw-signers-out\"><text>3"));
    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.LAWYER));
    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.SECOND_LAWYER));
    clock.advance(Duration.ofDays(11));

    rules.release(Kind.TABLE, TABLE, text -> text
        .replace("<outputEntry id=\"draw-signers-out\"><text>3", "<outputEntry id=\"draw-signers-out\"><text>2"));
    var signedAt = clock.instant();
    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.LAWYER));

    assertThat(draws.signing.valid(draws.now(waiting))).hasValueSatisfying(given -> {
      assertThat(given.at()).isAfterOrEqualTo(signedAt);
      assertThat(given.lapsesAt()).isAfterOrEqualTo(signedAt.plus(Duration.ofDays(10)));
    });
    assertThat(jdbc.queryForObject("select signers from trust_authorization where drawdown_id = ?", Integer.class,
        waiting.value())).isEqualTo(2);
    DrawdownProblems.standing(draws.execute(waiting));
    assertThat(proof.journalOf(client.account())).isEmpty();
  }

  @Test
  void whoProposedItDoesNotCountOnceFourEyesAreAskedFor() {
    draws.lawyersHoldAuthority();
    var client = draws.client("500.00");
    rules.release(Kind.TABLE, TABLE, text -> text
        .replace("<outputEntry id=\"draw-signers-out\"><text>1", "<outputEntry id=\"draw-signers-out\"><text>2")
        .replace("<outputEntry id=\"draw-fourEyes-out\"><text>true",
            "<outputEntry id=\"draw-fourEyes-out\"><text>false"));
    var terms = draws.fees(client, draws.invoice(client, "120.00", 30), "120.00");
    var waiting = DrawdownProblems.standing(draws.drawdowns.propose(terms, Draws.LAWYER)).id();
    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.LAWYER));

    rules.release(Kind.TABLE, TABLE, text -> text
        .replace("<outputEntry id=\"draw-fourEyes-out\"><text>false",
            "<outputEntry id=\"draw-fourEyes-out\"><text>true"));
    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.SECOND_LAWYER));
    assertThat(state(waiting)).isEqualTo(State.PROPOSED);
    DrawdownProblems.standing(draws.signing.authorize(waiting, 1, Draws.THIRD_LAWYER));

    assertThat(state(waiting)).isEqualTo(State.AUTHORIZED);
  }

  private String next(DrawdownId drawdown) {
    return sight.nextAction(draws.now(drawdown));
  }

  private State state(DrawdownId drawdown) {
    return draws.drawdowns.find(drawdown).orElseThrow().state();
  }

  private int version(DrawdownId drawdown) {
    return history.createHistoricProcessInstanceQuery()
        .processDefinitionKey(MODEL)
        .processInstanceBusinessKey(drawdown.toString())
        .singleResult()
        .getProcessDefinitionVersion();
  }
}
