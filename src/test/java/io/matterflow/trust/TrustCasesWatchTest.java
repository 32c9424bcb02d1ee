package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.access.EngineCases;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.DrawdownAnswer.NoCase;
import io.matterflow.trust.DrawdownAnswer.Standing;
import io.matterflow.trust.Draws.Client;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever may do everything in the engine can end or stop the case of a drawdown. It is seen, told and recorded; what a
 * lawyer signed is neither freed for something else nor lost, and no money moves.
 */
@ProductTest
@Tag("both-databases")
class TrustCasesWatchTest {

  private static final Actor COORDINATOR = Draws.COORDINATOR;

  @LocalServerPort private int port;
  @Autowired private Draws draws;
  @Autowired private EngineCases cases;
  @Autowired private TestPeople people;
  @Autowired private Newcomers newcomers;
  @Autowired private TrustBlocked blocked;
  @Autowired private Reconciliations reconciliations;
  @Autowired private Deposits deposits;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private final String administrator = "engine-" + UUID.randomUUID();
  private Client client;
  private DrawdownId drawdown;

  @BeforeEach
  void aDrawdownThatALawyerHasSigned() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    drawdown = draws.authorized(draws.to(client, DrawdownType.REFUND, "200.00", "The client"));
    people.staff(administrator, Role.BILLING_ADMIN);
    cases.letDoEverything(administrator);
  }

  @Test
  void aCaseThatWasEndedTakesNothingAlongAndIsToldAndListed() {
    assertThat(engine().send("DELETE", "/engine-rest/process-instance/" + instance(), "").status()).isEqualTo(204);

    assertThat(attempts(drawdown)).containsExactly(administrator + " end TRUST_CASE_ENDED");
    assertThat(draws.now(drawdown).state()).isEqualTo(State.AUTHORIZED);
    assertThat(listed()).singleElement().satisfies(it -> {
      assertThat(it.kind()).isEqualTo("TRUST_CASE_ENDED");
      assertThat(it.nextAction()).isEqualTo("Withdraw the drawdown, then propose it anew.");
    });
    assertThat(draws.execute(drawdown)).isInstanceOf(NoCase.class);
    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(draws.drawdowns.propose(draws.to(client, DrawdownType.REFUND, "300.01", "The client"), COORDINATOR))
        .as("what was signed is reserved still").isInstanceOf(DrawdownAnswer.Refused.class);
  }

  @Test
  void whatWasEndedIsWithdrawnAndProposedAnew() {
    engine().send("DELETE", "/engine-rest/process-instance/" + instance(), "");

    assertThat(draws.drawdowns.withdraw(drawdown, "Its case was ended.", COORDINATOR)).isInstanceOf(Standing.class);

    assertThat(jdbc.sql("select count(*) from trust_authorization_void voided join trust_authorization given"
        + " on given.id = voided.authorization_id where given.drawdown_id = :id")
        .param("id", drawdown.value())
        .query(Integer.class)
        .single())
        .isEqualTo(1);
    assertThat(listed()).isEmpty();
    draws.posted(draws.to(client, DrawdownType.REFUND, "200.00", "The client"));
    assertThat(draws.book(client)).isEqualTo("300.00");
  }

  @Test
  void aCaseThatWasStoppedGoesOnWhenItIsActivated() {
    stop(true);
    assertThat(attempts(drawdown)).containsExactly(administrator + " stop TRUST_CASE_STOPPED");
    assertThat(listed()).extracting(Blocked::kind).containsExactly("TRUST_CASE_STOPPED");
    assertThat(draws.execute(drawdown)).isInstanceOf(NoCase.class);

    stop(false);

    assertThat(listed()).isEmpty();
    assertThat(draws.execute(drawdown)).isInstanceOf(Standing.class);
    assertThat(draws.book(client)).isEqualTo("300.00");
  }

  @Test
  void anAttemptPastTheProductIsKeptForWhoeverHoldsAuthority() {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(drawdown.toString()).singleResult().getId();

    var answer = HttpCalls.to(port).as("timekeeper").post("/engine-rest/task/" + task + "/complete", Map.of());

    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    assertThat(attempts(drawdown)).containsExactly("timekeeper engine ENGINE_INTERFACE");
  }

  @Test
  void eachAttemptPastTheProductIsKeptAndTheFirstIsTold() {
    var lawyer = newcomers.associate().value();
    draws.house.grant(TrustHouse.person(lawyer, Role.TRUST_AUTHORIZER));
    var stranger = "stranger-" + UUID.randomUUID();
    people.staff(stranger, Role.BOOKKEEPER);
    var atTheEngine = HttpCalls.to(port).as(stranger);

    atTheEngine.send("DELETE", "/engine-rest/process-instance/" + instance(), "");
    atTheEngine.post("/engine-rest/process-instance/" + instance() + "/modification", Map.of());
    atTheEngine.send("DELETE", "/engine-rest/process-instance/" + instance(), "");

    assertThat(attempts(drawdown)).containsExactly(
        stranger + " engine ENGINE_INTERFACE", stranger + " engine ENGINE_INTERFACE",
        stranger + " engine ENGINE_INTERFACE");
    assertThat(jdbc.sql(
        "select count(*) from personal_notice where kind = 'TRUST_ATTEMPT' and person_id = :lawyer and occasion like :of")
        .param("lawyer", lawyer).param("of", "engine " + stranger + " %").query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void whoMayNotDeployAtAllIsOnRecordForWantingTo() {
    var stranger = "stranger-" + UUID.randomUUID();
    people.staff(stranger, Role.BOOKKEEPER);

    var answer = HttpCalls.to(port).as(stranger).with("Content-Type", "multipart/form-data; boundary=b")
        .send("POST", "/engine-rest/deployment/create", """
            --b\r
            Content-Disposition: form-data; name="data"; filename="trust-drawdown.bpmn"\r
            \r
            <definitions/>\r
            --b--\r
            """);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(
        jdbc.sql("select act from trust_attempt where person = :who").param("who", stranger).query(String.class).list())
        .containsExactly("engine");
  }

  @Test
  void whoHoldsNoAuthorityIsOnRecordWhateverTheyTriedToSign() {
    var stranger = TrustHouse.person("stranger-" + UUID.randomUUID(), Role.BILLING_PARTNER);
    var deposit = draws.house.deposited(client.account(), client.ledger(), "5.00", draws.house.today())
        .first()
        .deposit()
        .orElseThrow();

    reconciliations.sign(client.account(), new ReconciliationId(UUID.randomUUID()), false, stranger);
    deposits.confirm(Set.of(deposit), stranger);

    assertThat(jdbc.sql("select act from trust_attempt where person = :who and account = :account order by act")
        .param("who", stranger.user().value()).param("account", client.account().value()).query(String.class).list())
        .containsExactly("confirm", "sign");
  }

  /** Where nobody holds authority, in a transaction that is taken back. */
  @Test
  void thatNobodyMayAuthorizeAndThatSomebodyCannotBeToldIsListed() {
    draws.signing.authorize(drawdown, 1, TrustHouse.person("nobody", Role.TIMEKEEPER));
    assertThat(everything()).anySatisfy(it -> {
      assertThat(it.kind()).isEqualTo("TRUST_ALERT_UNTOLD");
      assertThat(it.what()).startsWith("trust-lawyer holds trust authority and has no e-mail address here");
    });

    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      jdbc.sql("""
          insert into trust_authority_end (grant_id, ended_by, ended_at, reason)
          select grant_id, 'test', granted_at, 'test' from trust_authority kept
          where not exists (select 1 from trust_authority_end ended where ended.grant_id = kept.grant_id)
          """).update();
      assertThat(everything()).extracting(Blocked::kind).contains("NO_TRUST_AUTHORITY");
      status.setRollbackOnly();
    });
    assertThat(everything()).extracting(Blocked::kind).doesNotContain("NO_TRUST_AUTHORITY");
  }

  private HttpCalls engine() {
    return HttpCalls.to(port).as(administrator);
  }

  private void stop(boolean suspended) {
    assertThat(
        engine().put("/engine-rest/process-instance/" + instance() + "/suspended", Map.of("suspended", suspended))
            .status())
        .isEqualTo(204);
  }

  private String instance() {
    return runtime.createProcessInstanceQuery()
        .processInstanceBusinessKey(drawdown.toString(), "trust-drawdown")
        .singleResult()
        .getId();
  }

  private List<Blocked> everything() {
    return blocked.blockedFor(TrustHouse.person("admin", Role.BILLING_ADMIN));
  }

  private List<Blocked> listed() {
    return everything().stream().filter(it -> it.id().equals("trust:case:" + drawdown)).toList();
  }

  private List<String> attempts(DrawdownId of) {
    return jdbc.sql(
        "select person || ' ' || act || ' ' || code from trust_attempt where drawdown_id = :id order by attempted_at")
        .param("id", of.value()).query(String.class).list();
  }
}
