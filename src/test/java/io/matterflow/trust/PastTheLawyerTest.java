package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.access.EngineCases;
import io.matterflow.access.EngineDoor;
import io.matterflow.access.EngineRoutes;
import io.matterflow.access.EngineRoutes.Case;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Draws.Client;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nothing gets trust money past a lawyer: not through the engine's own interface, by whichever door, in whatever role,
 * with the task in hand or with all rights that the engine knows; not by a process that goes another way. Each attempt
 * stands in the trail.
 */
@ProductTest
@Tag("both-databases")
class PastTheLawyerTest {

  @LocalServerPort private int port;
  @Autowired private Draws draws;
  @Autowired private EngineCases cases;
  @Autowired private TestPeople people;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcClient jdbc;

  private Client client;
  private DrawdownId drawdown;

  @BeforeEach
  void aDrawdownThatALawyerHasToRead() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    drawdown = proposed();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void noRoleGetsPastTheTask(Role role) {
    var doors = role == Role.SYSTEM
        ? List.of(EngineDoor.rest(port, role.group()))
        : List.of(EngineDoor.rest(port, role.group()), EngineDoor.tasklist(port, role.group()));

    doors.forEach(door -> everyWay(door, role.group(), "authorizeDrawdown"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorizeDrawdown", "executeDrawdown"})
  void neitherDoesWhoHasTheTaskInHand(String step) {
    var holder = "holder-" + UUID.randomUUID();
    people.staff(holder, Role.BOOKKEEPER, Role.BILLING_COORDINATOR);
    drawdown = anew(step);
    tasks.setAssignee(waitingAt(step).task(), holder);

    everyWay(EngineDoor.rest(port, holder), holder, step);
    everyWay(EngineDoor.tasklist(port, holder), holder, step);
  }

  @Test
  void noMoreThanWhoHadItAndHandedItOn() {
    var holder = "holder-" + UUID.randomUUID();
    people.staff(holder, Role.BOOKKEEPER);
    var task = waitingAt("authorizeDrawdown").task();
    tasks.setAssignee(task, holder);
    tasks.setAssignee(task, "trust-lawyer");

    everyWay(EngineDoor.rest(port, holder), holder, "authorizeDrawdown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorizeDrawdown", "executeDrawdown"})
  void whoMayDoEverythingInTheEngineMovesTasksAndNoMoney(String step) {
    var administrator = "engine-" + UUID.randomUUID();
    people.staff(administrator, Role.BILLING_ADMIN);
    cases.letDoEverything(administrator);
    var door = EngineDoor.rest(port, administrator);
    var soft = new SoftAssertions();
    drawdown = anew(step);

    for (int way = 0; way < EngineRoutes.past(waitingAt(step), administrator).size(); way++) {
      var route = EngineRoutes.past(waitingAt(step), administrator).get(way);
      var before = attempts(administrator);

      door.go(route);
      cases.settle("trust-drawdown");

      soft.assertThat(attempts(administrator)).as("trail of %s", route).isEqualTo(before + 1);
      soft.assertThat(debits()).as(route.name()).isZero();
      if (isGone(step)) {
        drawdown = anew(step);
      }
    }
    soft.assertAll();
  }

  static Stream<String> ourOwnRoutes() {
    return Stream.of("authorization", "execution");
  }

  @ParameterizedTest
  @MethodSource("ourOwnRoutes")
  void ourOwnInterfaceAsksWhoAndRecordsWhoTried(String act) {
    var body = act.equals("authorization") ? Map.of("decision", "AUTHORIZE", "version", 1)
        : Map.of("method", "ACH", "ref", "1", "date", draws.house.today().toString());

    for (var role : Role.values()) {
      if (act.equals("execution") || role != Role.TRUST_AUTHORIZER) {
        var answer = HttpCalls.to(port).as(role.group()).post("/api/trust/drawdowns/" + drawdown + "/" + act, body);

        assertThat(answer.status()).as("%s: %s", role, answer).isIn(403, 409);
      }
    }
    assertThat(debits()).isZero();
    assertThat(draws.now(drawdown).state()).isEqualTo(Drawdown.State.PROPOSED);
  }

  /** In Java, past all doors: the engine does as it is told, and the journal asks for the lawyer's row. */
  @Test
  void aProcessThatIsMovedBehindTheTaskPostsNothingAndIsRecorded() {
    var it = waitingAt("authorizeDrawdown");

    runtime.createProcessInstanceModification(it.instance())
        .cancelAllForActivity("authorizeDrawdown")
        .startBeforeActivity("postDrawdown")
        .setVariable("lawyersWord", "AUTHORIZED").setVariable("approvedBy", "managing-partner").execute();

    assertThat(debits()).isZero();
    assertThat(draws.now(drawdown).state()).isNotIn(Drawdown.State.POSTED, Drawdown.State.CLEARED);
    assertThat(jdbc.sql("select act || ' ' || code from trust_attempt where drawdown_id = :id")
        .param("id", drawdown.value())
        .query(String.class).list()).contains("post TRUST_NOT_AUTHORIZED");
  }

  @Test
  void aLawyerStillAuthorizesWhatOthersTried() {
    everyWay(EngineDoor.rest(port, "bookkeeper"), "bookkeeper", "authorizeDrawdown");

    assertThat(draws.signing.authorize(drawdown, 1, Draws.LAWYER)).isInstanceOf(DrawdownAnswer.Standing.class);
    assertThat(draws.execute(drawdown)).isInstanceOf(DrawdownAnswer.Standing.class);
    assertThat(draws.book(client)).isEqualTo("499.00");
    assertThat(debits()).isEqualTo(1);
  }

  private void everyWay(EngineDoor door, String caller, String step) {
    var it = waitingAt(step);
    var soft = new SoftAssertions();
    for (var route : EngineRoutes.past(it, caller)) {
      var before = attempts(caller);

      var answer = door.go(route);

      soft.assertThat(answer.status())
          .as("%s: %s", route, answer)
          .matches(status -> status >= 400 || answer.body().equals("[]"));
      soft.assertThat(attempts(caller)).as("trail of %s", route).isEqualTo(before + 1);
      soft.assertThat(debits()).as(route.name()).isZero();
      soft.assertThat(cases.waits(it)).as("%s left the task as it was", route).isTrue();
    }
    soft.assertAll();
  }

  private DrawdownId anew(String step) {
    return step.equals("executeDrawdown") ? authorizedAndVoided() : proposed();
  }

  private DrawdownId proposed() {
    return draws.proposed(draws.fees(client, draws.invoice(client, "1.00", 30), "1.00"));
  }

  /**
   * It waits for the bookkeeper, and what a lawyer had signed holds no more: the moment at which a process alone would
   * let it pass.
   */
  private DrawdownId authorizedAndVoided() {
    var id = draws.authorized(draws.fees(client, draws.invoice(client, "1.00", 30), "1.00"));
    jdbc.sql("""
        insert into trust_authorization_void (authorization_id, reason, voided_by, voided_at)
        select id, 'test', 'test', authorized_at from trust_authorization where drawdown_id = :id
        """).param("id", id.value()).update();
    return id;
  }

  private Case waitingAt(String step) {
    var it = cases.waiting("trust-drawdown", drawdown.toString(), "postDrawdown", "lawyersWord", "trust-authorization",
        "somebody-else");
    assertThat(it.taskStep()).isEqualTo(step);
    return it;
  }

  private boolean isGone(String step) {
    return tasks.createTaskQuery()
        .processInstanceBusinessKey(drawdown.toString())
        .taskDefinitionKey(step)
        .active()
        .count() != 1;
  }

  /** What has left the client's ledger, and whatever left it without an authorization that holds. */
  private int debits() {
    return jdbc.sql("select count(*) from trust_posting where account = :account and debit like 'T200.%'")
        .param("account", client.account().value()).query(Integer.class).single();
  }

  private int attempts(String login) {
    return jdbc.sql("select count(*) from audit_entry where entity = 'engine-interface' and entity_id = :login")
        .param("login", login).query(Integer.class).single();
  }
}
