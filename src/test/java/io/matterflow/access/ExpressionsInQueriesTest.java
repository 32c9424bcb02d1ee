package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.TasklistBrowser;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * CVE-2026-109432: in the engine as it comes, whoever is signed in evaluates code by way of a query. Each way in is
 * tried.
 */
@ProductTest
class ExpressionsInQueriesTest {

  private static final String CODE = "${canary.sing()}";
  private static final String CALLER = "curious";
  private static final String PAGE = "?firstResult=0&maxResults=10";

  @LocalServerPort private int port;
  @Autowired private TestPeople people;
  @Autowired private Canary canary;
  @Autowired private ProcessEngine engine;
  @Autowired private FilterService filters;
  @Autowired private AuthorizationService authorizations;

  private int before;

  @BeforeEach
  void listen() {
    people.timekeeper(CALLER, Role.TIMEKEEPER);
    before = canary.songs();
  }

  @Test
  void theCanarySingsWhenAModelAsksIt() {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

    var heard = configuration.getCommandExecutorTxRequired()
        .execute(command -> configuration.getExpressionManager().createExpression(CODE).getValue(null));

    assertThat(heard).isEqualTo("nobody");
    assertThat(canary.songs()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"assigneeExpression", "assigneeLikeExpression", "ownerExpression", "candidateUserExpression",
      "candidateGroupExpression", "candidateGroupsExpression", "involvedUserExpression",
      "processInstanceBusinessKeyExpression",
      "processInstanceBusinessKeyLikeExpression", "createdOnExpression", "createdBeforeExpression",
      "createdAfterExpression",
      "dueDateExpression", "dueBeforeExpression", "dueAfterExpression", "followUpDateExpression",
      "followUpBeforeExpression",
      "followUpBeforeOrNotExistentExpression", "followUpAfterExpression", "updatedAfterExpression"})
  void noMemberOfAQueryIsEvaluatedAtTheEnginesInterface(String member) {
    for (var path : List.of("/engine-rest/task/count", "/engine-rest/task" + PAGE)) {
      refused(() -> HttpCalls.to(port).as(CALLER).post(path, nested(member)));
      refused(() -> HttpCalls.to(port).as(CALLER).post(path, Map.of(member, CODE)));
    }
  }

  @Test
  void noParameterOfTheAddressIsEvaluated() {
    refused(
        () -> HttpCalls.to(port).as(CALLER).get("/engine-rest/task/count?assigneeExpression=%24%7Bcanary.sing()%7D"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"task/count", "task" + PAGE})
  void noQueryIsEvaluatedForASessionOfTasklist(String path) {
    var tasklist = TasklistBrowser.signIn(port, CALLER);

    refused(() -> tasklist.post("/camunda/api/engine/engine/default/" + path, nested("assigneeExpression")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "list" + PAGE, "singleResult"})
  void noStoredFilterIsEvaluated(String question) {
    var filter = storedFilterWithCode();
    var tasklist = TasklistBrowser.signIn(port, CALLER);

    refused(() -> HttpCalls.to(port).as(CALLER).get("/engine-rest/filter/" + filter + "/" + question));
    refused(() -> HttpCalls.to(port).as(CALLER).post("/engine-rest/filter/" + filter + "/" + question, "{}"));
    refused(() -> tasklist.post("/camunda/api/engine/engine/default/filter/" + filter + "/" + question, "{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "list" + PAGE})
  void noExtensionOfAStoredFilterIsEvaluated(String question) {
    var filter = harmlessFilter();

    refused(() -> HttpCalls.to(port)
        .as(CALLER)
        .post("/engine-rest/filter/" + filter + "/" + question, nested("assigneeExpression")));
    refused(() -> HttpCalls.to(port)
        .as(CALLER)
        .post("/engine-rest/filter/" + filter + "/" + question, Map.of("assigneeExpression", CODE)));
  }

  @Test
  void nobodyStoresAFilter() {
    var answer = HttpCalls.to(port).as("billing-admin").post("/engine-rest/filter/create",
        Map.of("resourceType", "Task", "name", "mine", "query", nested("assigneeExpression")));

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void aQueryWithoutExpressionsIsAnswered() {
    var answer = HttpCalls.to(port).as(CALLER)
        .post("/engine-rest/task/count", Map.of("orQueries", List.of(Map.of("assignee", CALLER, "owner", CALLER))));

    assertThat(answer.status()).isEqualTo(200);
  }

  private void refused(Supplier<Answer> attempt) {
    var answer = attempt.get();

    assertThat(canary.songs()).as("evaluated, and answered " + answer).isEqualTo(before);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
  }

  private static Map<String, Object> nested(String member) {
    return Map.of("orQueries", List.of(Map.of(member, CODE)));
  }

  private String storedFilterWithCode() {
    var query = new TaskQueryImpl();
    query.or().taskAssigneeExpression(CODE).endOr();
    return readable(query);
  }

  private String harmlessFilter() {
    return readable((TaskQueryImpl) new TaskQueryImpl().taskAssignee("nobody"));
  }

  private String readable(TaskQueryImpl query) {
    var filter = filters.saveFilter(filters.newTaskFilter("stored").setQuery(query).setOwner("nobody"));
    var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setUserId(CALLER);
    grant.setResource(Resources.FILTER);
    grant.setResourceId(filter.getId());
    grant.addPermission(Permissions.READ);
    authorizations.saveAuthorization(grant);
    return filter.getId();
  }
}
