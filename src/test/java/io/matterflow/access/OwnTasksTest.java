package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TasklistBrowser;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sees which task, by every way there is: the engine's interface, the session of Tasklist, and our own. */
@ProductTest
@Tag("both-databases")
class OwnTasksTest {

  private static final String PAGE = "?firstResult=0&maxResults=500";
  private static final String SECRET = "canary-variable";
  private static final List<String> LISTS = List.of(
      "task", "process-instance", "execution", "variable-instance", "incident", "job",
          "history/task", "history/process-instance", "history/activity-instance", "history/variable-instance",
          "history/detail",
      "history/user-operation", "history/identity-link-log");

  @LocalServerPort private int port;
  @Autowired private TestPeople people;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private final String owner = "o-" + UUID.randomUUID();
  private final String other = "x-" + UUID.randomUUID();
  private String deployment;
  private String own;
  private String firmWide;

  @BeforeEach
  void twoTasksWait() {
    people.timekeeper(owner, Role.TIMEKEEPER);
    people.timekeeper(other, Role.TIMEKEEPER);
    var model = Bpmn.createExecutableProcess("guarded").camundaHistoryTimeToLiveString("P1D")
        .startEvent().userTask("guardedStep").endEvent().done();
    deployment = repository.createDeployment().addModelInstance("guarded.bpmn", model).deploy().getId();
    own = taskOf(owner);
    firmWide = taskOf(GuardedStep.FOR_COORDINATORS + UUID.randomUUID());
  }

  @AfterEach
  void cleanUp() {
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void aTimekeeperSeesNobodyElsesTaskAtTheEnginesInterface() {
    var engine = HttpCalls.to(port).as(other);

    for (var list : LISTS) {
      var answer = engine.get("/engine-rest/" + list + PAGE);
      assertThat(answer.body()).as(list).doesNotContain(own, firmWide, owner, "Secret", SECRET);
    }
    for (var list : List.of("task", "process-instance", "variable-instance", "history/task",
        "history/process-instance")) {
      assertThat(engine.get("/engine-rest/" + list + "/count").json().path("count").asInt(-1)).as(list).isZero();
    }
    for (var task : List.of(own, firmWide)) {
      for (var part : List.of("", "/variables", "/localVariables", "/form", "/form-variables", "/rendered-form",
          "/identity-links",
          "/comment", "/attachment")) {
        assertThat(engine.get("/engine-rest/task/" + task + part).status()).as(part).isIn(401, 403, 404);
      }
    }
  }

  @Test
  void aTimekeeperSeesNobodyElsesTaskInTasklist() {
    var tasklist = TasklistBrowser.signIn(port, other);
    var engine = "/camunda/api/engine/engine/default/";

    for (var list : LISTS) {
      assertThat(tasklist.get(engine + list + PAGE).body()).as(list)
          .doesNotContain(own, firmWide, owner, "Secret", SECRET);
    }
    assertThat(tasklist.filters()).containsExactlyInAnyOrder("My tasks", "My time", "My exceptions",
        "Steps of the firm's own");
    assertThat(tasklist.get(engine + "task/" + own).status()).isIn(403, 404);
  }

  @Test
  void aTimekeeperFindsNoQueueOfAnotherRole() {
    var queues = HttpCalls.to(port).as("billing-coordinator").get("/engine-rest/filter" + PAGE).json();
    var exceptions = queues.findParents("id").stream()
        .filter(queue -> queue.path("name").asText().equals("Exceptions"))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();

    assertThat(
        HttpCalls.to(port).as("billing-coordinator").get("/engine-rest/filter/" + exceptions + "/count").status())
        .isEqualTo(200);
    assertThat(HttpCalls.to(port).as(other).get("/engine-rest/filter/" + exceptions + "/count").status())
        .isEqualTo(403);
    assertThat(HttpCalls.to(port).as(other).get("/engine-rest/filter/" + exceptions + "/list").status()).isEqualTo(403);
  }

  @Test
  void ourOwnInterfaceHasNoSuchTaskForThemEither() {
    for (var task : List.of(own, firmWide)) {
      var caller = HttpCalls.to(port).as(other);

      assertThat(caller.get("/api/tasks/" + task).status()).isEqualTo(404);
      assertThat(caller.post("/api/tasks/" + task + "/finish", "{\"outcome\": \"done\"}").status()).isEqualTo(404);
    }
  }

  @Test
  void thePersonAndTheRoleSeeWhatIsTheirs() {
    assertThat(HttpCalls.to(port).as(owner).get("/engine-rest/task" + PAGE).body()).contains(own)
        .doesNotContain(firmWide);
    assertThat(HttpCalls.to(port).as(owner).get("/api/tasks/" + own).status()).isEqualTo(200);
    assertThat(HttpCalls.to(port).as("billing-coordinator").get("/engine-rest/task/" + firmWide).status())
        .isEqualTo(200);
  }

  @Test
  void whoHasTheTaskStillCannotGetRoundItsDesk() {
    var assignee = HttpCalls.to(port).as(owner);
    var injected = Map.of("variables",
        Map.of("amount", Map.of("value", 999999), "approvedBy", Map.of("value", "managing-partner")));

    for (var act : Map.<String, Object>of(
        "complete", injected, "submit-form", injected, "resolve", injected,
        "bpmnError", Map.of("errorCode", "effect.in-doubt", "variables", injected.get("variables")),
        "bpmnEscalation", Map.of("escalationCode", "x"),
        "delegate", Map.of("userId", other), "assignee", Map.of("userId", other),
        "comment/create", Map.of("message", "words in engine tables"),
        "identity-links", Map.of("userId", other, "type", "candidate")).entrySet()) {
      var answer = assignee.post("/engine-rest/task/" + own + "/" + act.getKey(), act.getValue());
      assertThat(answer.status()).as(act.getKey() + " answered " + answer).isBetween(400, 403);
    }
    assertThat(assignee.put("/engine-rest/task/" + own + "/variables/amount", Map.of("value", 1)).status())
        .isEqualTo(403);
    assertThat(tasks.createTaskQuery().taskId(own).singleResult().getAssignee()).isEqualTo(owner);
    assertThat(tasks.getVariables(own)).containsOnlyKeys(SECRET);
  }

  @Test
  void whoeverTheTaskWasTakenFromSeesItNoMore() {
    tasks.setAssignee(own, other);

    assertThat(HttpCalls.to(port).as(owner).get("/engine-rest/task/" + own).status()).isIn(403, 404);
    assertThat(HttpCalls.to(port).as(owner).get("/api/tasks/" + own).status()).isEqualTo(404);
    assertThat(HttpCalls.to(port).as(other).get("/engine-rest/task/" + own).status()).isEqualTo(200);
  }

  @Test
  void aProcessWithAStartFormIsNotBegunPastIt() {
    var started = HttpCalls.to(port).as("bookkeeper")
        .post("/engine-rest/process-definition/key/payment-intake/start", Map.of("businessKey", "invented"));

    assertThat(started.status()).as(started.toString()).isEqualTo(403);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey("invented").count()).isZero();
  }

  @Test
  void nobodyDeploysOrMovesAProcessFromOutside() {
    var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(owner).singleResult().getId();
    for (var role : List.of("billing-admin", "legal-ops", "system")) {
      var engine = HttpCalls.to(port).as(role);

      assertThat(engine.post("/engine-rest/process-instance/" + instance + "/modification",
          Map.of("instructions", List.of(Map.of("type", "cancel", "activityId", "guardedStep")))).status())
          .isEqualTo(403);
      assertThat(
          engine.post("/engine-rest/process-instance/" + instance + "/modification", Map.of("instructions", List.of()))
              .status())
          .as("without an instruction").isEqualTo(403);
      assertThat(engine.with("Content-Type", "multipart/form-data; boundary=b").send("POST", "/engine-rest/deployment/create", """
          --b\r
          Content-Disposition: form-data; name="deployment-name"\r
          \r
          evil\r
          --b\r
          Content-Disposition: form-data; name="data"; filename="evil.bpmn"\r
          \r
          <definitions/>\r
          --b--\r
          """).status()).isEqualTo(403);
      assertThat(engine.send("DELETE", "/engine-rest/process-instance/" + instance, "").status()).isEqualTo(403);
    }
  }

  private String taskOf(String businessKey) {
    var instance = runtime.startProcessInstanceByKey("guarded", businessKey, Map.of(SECRET, "canary-value"));
    return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getId();
  }
}
