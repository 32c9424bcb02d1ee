package io.matterflow.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ways past a desk that the engine's own interface has, at {@code /engine-rest} and behind Tasklist alike: each as
 * a request on a case that waits for somebody's word, towards a step that is to be done only after it.
 */
public final class EngineRoutes {

  private final List<Route> routes = new ArrayList<>();
  private final Case it;

  private EngineRoutes(Case it) {
    this.it = it;
  }

  /** All of them, for a caller of that name. */
  public static List<Route> past(Case it, String caller) {
    var all = new EngineRoutes(it);
    all.finishing(caller);
    all.taking(caller);
    all.variables();
    all.moving();
    all.jobs();
    all.deploying();
    all.expressions(caller);
    all.rights(caller);
    return List.copyOf(all.routes);
  }

  private void finishing(String caller) {
    var injected = Map.of("variables", it.injected());
    post("complete", "/task/" + it.task() + "/complete", injected);
    post("complete with values back", "/task/" + it.task() + "/complete",
        Map.of("variables", it.injected(), "withVariablesInReturn", true));
    post("submit the form", "/task/" + it.task() + "/submit-form", injected);
    post("resolve", "/task/" + it.task() + "/resolve", injected);
    post("leave by an error", "/task/" + it.task() + "/bpmnError",
        Map.of("errorCode", "trust.insufficient-ledger", "variables", it.injected()));
    post("leave by an escalation", "/task/" + it.task() + "/bpmnEscalation",
        Map.of("escalationCode", "x", "variables", it.injected()));
    post("delegate to oneself", "/task/" + it.task() + "/delegate", Map.of("userId", caller));
    send("delete the task", "DELETE", "/task/" + it.task(), Map.of());
    post("a task of one's own", "/task/create",
        Map.of("id", "made-up", "name", "made up", "assignee", caller, "parentTaskId", it.task()));
  }

  private void taking(String caller) {
    post("give it to oneself", "/task/" + it.task() + "/assignee", Map.of("userId", caller));
    send("give it to nobody", "POST", "/task/" + it.task() + "/assignee", "{\"userId\": null}");
    post("claim it for another", "/task/" + it.task() + "/claim", Map.of("userId", it.stranger()));
    post("be offered it", "/task/" + it.task() + "/identity-links", Map.of("userId", caller, "type", "candidate"));
    post("have a group offered it", "/task/" + it.task() + "/identity-links",
        Map.of("groupId", "bookkeeper", "type", "candidate"));
    send("change it", "PUT", "/task/" + it.task(), Map.of("name", "x", "assignee", caller, "priority", 1));
  }

  private void variables() {
    put("set a variable of the task", "/task/" + it.task() + "/variables/" + it.flag(),
        Map.of("value", true, "type", "Boolean"));
    put("set a local variable", "/task/" + it.task() + "/localVariables/" + it.flag(),
        Map.of("value", true, "type", "Boolean"));
    post("set variables of the task", "/task/" + it.task() + "/variables", Map.of("modifications", it.injected()));
    put("set a variable of the case", "/process-instance/" + it.instance() + "/variables/" + it.flag(),
        Map.of("value", true, "type", "Boolean"));
    post("set variables of the case", "/process-instance/" + it.instance() + "/variables",
        Map.of("modifications", it.injected()));
    put("set a variable of the execution", "/execution/" + it.execution() + "/localVariables/" + it.flag(),
        Map.of("value", true));
    post("set variables of many cases", "/process-instance/variables-async",
        Map.of("processInstanceIds", List.of(it.instance()), "variables", it.injected()));
  }

  private void moving() {
    var to = List.of(Map.of("type", "startBeforeActivity", "activityId", it.after()));
    post("modify", "/process-instance/" + it.instance() + "/modification", Map.of("instructions", to));
    post("modify later", "/process-instance/" + it.instance() + "/modification-async", Map.of("instructions", to));
    post("modify many", "/modification/execute",
        Map.of("processDefinitionId", it.definition(), "processInstanceIds", List.of(it.instance()),
        "instructions", to));
    post("modify many later", "/modification/executeAsync", Map.of("processDefinitionId", it.definition(),
        "processInstanceIds", List.of(it.instance()), "instructions", to));
    post("restart", "/process-definition/" + it.definition() + "/restart",
        Map.of("processInstanceIds", List.of(it.instance()), "instructions", to));
    post("restart later", "/process-definition/" + it.definition() + "/restart-async",
        Map.of("processInstanceIds", List.of(it.instance()), "instructions", to));
    post("begin in the middle", "/process-definition/" + it.definition() + "/start",
        Map.of("businessKey", it.businessKey(), "variables", it.injected(), "startInstructions", to));
    post("begin another", "/process-definition/key/" + it.process() + "/start",
        Map.of("businessKey", it.businessKey(), "variables", it.injected()));
    post("begin by the form", "/process-definition/key/" + it.process() + "/submit-form",
        Map.of("businessKey", it.businessKey(), "variables", it.injected()));
    post("signal the execution", "/execution/" + it.execution() + "/signal", Map.of("variables", it.injected()));
    post("signal the case", "/execution/" + it.instance() + "/signal", Map.of("variables", it.injected()));
    for (var message : it.messages()) {
      post("message " + message, "/message",
          Map.of("messageName", message, "businessKey", it.businessKey(), "processVariables", it.injected()));
      post("message " + message + " to many", "/process-instance/message-async",
          Map.of("messageName", message, "processInstanceIds", List.of(it.instance()), "variables", it.injected()));
      post("trigger " + message, "/execution/" + it.execution() + "/messages/" + message + "/trigger",
          Map.of("variables", it.injected()));
    }
    post("a signal to all", "/signal", Map.of("name", "x", "executionId", it.execution(), "variables", it.injected()));
    post("a condition", "/condition", Map.of("businessKey", it.businessKey(), "variables", it.injected()));
    var step = it.after();
    var plan = Map.of("sourceProcessDefinitionId", it.definition(), "targetProcessDefinitionId", it.definition(),
        "instructions",
        List.of(Map.of("sourceActivityIds", List.of(it.taskStep()), "targetActivityIds", List.of(step))));
    post("migrate", "/migration/execute", Map.of("migrationPlan", plan, "processInstanceIds", List.of(it.instance())));
    post("migrate later", "/migration/executeAsync",
        Map.of("migrationPlan", plan, "processInstanceIds", List.of(it.instance())));
    put("suspend", "/process-instance/" + it.instance() + "/suspended", Map.of("suspended", true));
    post("delete many cases", "/process-instance/delete", Map.of("processInstanceIds", List.of(it.instance())));
    send("delete the case", "DELETE", "/process-instance/" + it.instance(), Map.of());
  }

  private void jobs() {
    for (var job : it.jobs()) {
      post("run the job", "/job/" + job + "/execute", Map.of());
      put("give the job another try", "/job/" + job + "/retries", Map.of("retries", 3));
      put("bring the job forward", "/job/" + job + "/duedate", Map.of("duedate", "2020-01-01T00:00:00.000+0000"));
      post("count the job's day anew", "/job/" + job + "/duedate/recalculate", Map.of());
    }
    post("give all jobs another try", "/process-instance/job-retries",
        Map.of("processInstances", List.of(it.instance()), "retries", 3));
    post("make an incident", "/execution/" + it.execution() + "/create-incident",
        Map.of("incidentType", "x", "configuration", "x"));
    send("resolve an incident", "DELETE", "/incident/" + it.instance(), Map.of());
    post("do an external task", "/external-task/" + it.execution() + "/complete",
        Map.of("workerId", "x", "variables", it.injected()));
    post("fetch external tasks", "/external-task/fetchAndLock", Map.of("workerId", "x", "maxTasks", 1,
        "topics", List.of(Map.of("topicName", "x", "lockDuration", 1000))));
  }

  private void deploying() {
    routes.add(new Route("deploy a changed model", "POST", "/deployment/create",
        multipart(it.process() + ".bpmn", it.changedModel()), true));
    routes.add(new Route("deploy a changed table", "POST", "/deployment/create",
        multipart("trust-authorization.dmn", "<definitions/>"), true));
    post("deploy anew", "/deployment/" + it.deployment() + "/redeploy", Map.of());
    send("delete the deployment", "DELETE", "/deployment/" + it.deployment() + "?cascade=true", Map.of());
    put("suspend the model", "/process-definition/key/" + it.process() + "/suspended",
        Map.of("suspended", true, "includeProcessInstances", true));
    post("ask a table", "/decision-definition/key/" + it.decision() + "/evaluate", Map.of("variables", Map.of()));
  }

  private void expressions(String caller) {
    var code = "${" + it.after() + ".execute(execution)}";
    post("an expression in a query", "/task", Map.of("orQueries", List.of(Map.of("assigneeExpression", code))));
    post("an expression in a count", "/task/count", Map.of("orQueries", List.of(Map.of("assigneeExpression", code))));
    post("a filter with an expression", "/filter/create",
        Map.of("resourceType", "Task", "name", "x-" + caller, "owner", caller,
        "query", Map.of("orQueries", List.of(Map.of("assigneeExpression", code))), "properties", Map.of()));
  }

  private void rights(String caller) {
    post("grant oneself everything", "/authorization/create",
        Map.of("type", 1, "permissions", List.of("ALL"), "userId", caller,
        "resourceType", 7, "resourceId", "*"));
    put("join those who authorize", "/group/trust-authorizer/members/" + caller, Map.of());
    post("make a user", "/user/create",
        Map.of("profile", Map.of("id", "made-up", "firstName", "x", "lastName", "x", "email", "x@example.com"),
        "credentials", Map.of("password", "Str0ng-Passw0rd-42")));
  }

  private void post(String name, String path, Object body) {
    send(name, "POST", path, body);
  }

  private void put(String name, String path, Object body) {
    send(name, "PUT", path, body);
  }

  private void send(String name, String method, String path, Object body) {
    routes.add(new Route(name, method, path, body, false));
  }

  private static String multipart(String file, String text) {
    return "--b\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nchanged\r\n--b\r\n"
        + "Content-Disposition: form-data; name=\"data\"; filename=\"" + file + "\"\r\n\r\n" + text + "\r\n--b--\r\n";
  }

  /** A request to the engine's interface, below its root. */
  public record Route(String name, String method, String path, Object body, boolean isMultipart) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** A case that waits for somebody's word, and what stands behind it. */
  public record Case(
      String process,
      String definition,
      String deployment,
      String businessKey,
      String instance,
      String execution,
      String task,
      String taskStep,
      String after,
      String flag,
      List<String> jobs,
      List<String> messages,
      String decision,
      String changedModel,
      String stranger) {

    Map<String, Object> injected() {
      return Map.of(flag, Map.of("value", true, "type", "Boolean"), "amount",
          Map.of("value", 999999, "type", "Integer"),
          "approvedBy", Map.of("value", "managing-partner", "type", "String"), "posted",
          Map.of("value", true, "type", "Boolean"));
    }
  }
}
