package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls.Answer;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every role against every route to another person's unapproved activity: nothing but 401, 403, 404 or an answer in which
 * it does not occur. Three activities are looked for: one asked singly, one in a day's table, one whose matter is asked.
 */
@ProductTest
@Tag("both-databases")
class PrivacyMatrixTest {

  private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-06-18T08:00:00-05:00");
  private static final String ANOTHER = "another timekeeper";
  private static final String FORMER_DELEGATE = "former delegate";
  private static final List<Integer> REFUSED = List.of(400, 401, 403, 404);

  /** The engine's lists, asked for what is sought; each has a count beside it. */
  private static final List<String> LISTS = List.of(
      "task?processInstanceBusinessKey=%1$s", "task?processInstanceId=%2$s", "task?assignee=%4$s",
      "process-instance?businessKey=%1$s", "execution?processInstanceId=%2$s", "variable-instance?processInstanceIdIn=%2$s",
      "job?processInstanceId=%2$s", "incident?processInstanceId=%2$s", "event-subscription?processInstanceId=%2$s",
      "history/task?processInstanceBusinessKey=%1$s", "history/task?taskAssignee=%4$s",
      "history/process-instance?processInstanceBusinessKey=%1$s", "history/activity-instance?processInstanceId=%2$s",
      "history/variable-instance?processInstanceId=%2$s", "history/detail?processInstanceId=%2$s",
      "history/identity-link-log?userId=%4$s", "history/user-operation?processInstanceId=%2$s",
      "history/incident?processInstanceId=%2$s", "history/job-log?processInstanceId=%2$s",
      "history/decision-instance?processInstanceId=%2$s");

  private static final String PAGE = "&firstResult=0&maxResults=500";

  private static final List<String> PARTS_OF_A_TASK = List.of(
      "", "/variables", "/localVariables", "/form", "/form-variables", "/rendered-form", "/deployed-form", "/identity-links",
      "/comment", "/attachment");

  private static final List<String> PARTS_OF_AN_INSTANCE = List.of("", "/variables", "/activity-instances", "/comment");

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private EngineTables tables;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private Clock clock;
  @Autowired @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping routes;
  @LocalServerPort private int port;

  private final String word = "zx" + UUID.randomUUID().toString().substring(0, 8);
  private TimekeeperId owner;
  private TimekeeperId another;
  private TimekeeperId formerDelegate;
  private Engagement engagement;
  private String review;
  private String delegation;
  private List<Sought> sought;

  /** An activity with everything that it is known by. */
  private record Sought(String signal, Optional<String> prompt, String instance, Optional<String> task) {

    List<String> ids() {
      return Stream.of(Optional.of(signal), prompt, Optional.of(instance), task).flatMap(Optional::stream).toList();
    }
  }

  static Stream<String> people() {
    return Stream.concat(Arrays.stream(Role.values()).map(Role::group), Stream.of(ANOTHER, FORMER_DELEGATE));
  }

  @BeforeEach
  void threeActivitiesOfOnePersonWait() {
    owner = newcomers.associate();
    another = newcomers.associate();
    formerDelegate = newcomers.associate();
    engagement = firm.hourlyMatter().withOnTheTeam(owner.value()).loaded();
    firm.hourlyMatter().withOnTheTeam(owner.value()).ofTheClientOf(engagement).loaded();
    as(owner).put("/api/prompt-settings", Map.of("mode", "DAY_REVIEW"));
    var inTable = wrote(1, engagement.mailTag());
    review = as(owner).post("/api/day-reviews", Map.of()).json().path("id").asText();
    as(owner).put("/api/prompt-settings", Map.of("mode", "AUTOMATIC"));
    var singly = wrote(0, engagement.mailTag());
    var asked = wrote(2, "clerk@court.example");
    delegatedForAMoment();
    sought = List.of(singly, inTable, asked);
    assertThat(sought).extracting(one -> one.task().isPresent()).containsExactly(true, false, true);
    assertThat(as(owner).get("/api/day-reviews/" + review).body()).contains(word, inTable.prompt().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("people")
  void throughOurOwnInterfaceNothingIsSeenOrDone(String who) {
    var caller = caller(who);
    addressesOfOurOwn().forEach(address -> tellsNothing(who, address, caller.get(address)));
    for (var one : sought) {
      var prompt = one.prompt().orElse(one.signal());
      var task = one.task().orElse("no-such-task");
      for (var act : acts(one, prompt, task).entrySet()) {
        var answer = caller.post(act.getKey(), act.getValue());
        assertThat(answer.status()).as("%s by %s: %s", act.getKey(), who, answer).isIn(REFUSED);
        tellsNothing(who, act.getKey(), answer);
      }
      assertThat(caller.post("/api/time-prompts/decisions", List.of(Map.of("promptId", prompt, "decision", "APPROVE")))
          .json().at("/results/0/outcome").asText()).isEqualTo("REFUSED");
    }
    assertThat(as(owner).get("/api/time-prompts?state=OPEN").json().path("items")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("people")
  void throughTheTrailNothingIsSeenWhetherAskedByIdOrByDay(String who) {
    for (var address : trailOfWhatIsSought()) {
      var answer = caller(who).get(address);
      assertThat(answer.status() == 403 || answer.json().path("items").isEmpty()).as("%s by %s: %s", address, who, answer).isTrue();
    }
    var since = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1).toString();
    for (var kind : List.of("", "&entity=time-prompt", "&entity=activity-signal", "&entity=day-review")) {
      var address = "/api/audit?limit=1000&from=%s%s".formatted(since, kind);
      var answer = caller(who).get(address);
      tellsNothing(who, address, answer);
      assertThat(answer.body()).as("%s by %s", address, who).doesNotContain(review, word);
    }
  }

  @Test
  void theTrailTellsOfWorkFromItsApprovalOnAndIsVerifiedWithWhatItDoesNotTell() {
    var auditor = caller(Role.AUDITOR.group());
    assertThat(auditor.get("/api/audit/verification").json().path("intact").asBoolean()).isTrue();
    var prompt = sought.get(0).prompt().orElseThrow();

    as(owner).post("/api/time-prompts/%s/decision".formatted(prompt), Map.of("decision", "APPROVE"));

    assertThat(acts(auditor, "time-prompt", prompt)).containsExactly("approved", "proposed");
    assertThat(acts(auditor, "activity-signal", sought.get(0).signal())).contains("received");
    assertThat(acts(auditor, "time-prompt", sought.get(1).prompt().orElseThrow())).isEmpty();
    assertThat(acts(auditor, "activity-signal", sought.get(2).signal())).isEmpty();
    assertThat(acts(auditor, "day-review", review)).isEmpty();
  }

  /** Every address that is read, with every id that is known: whatever comes to the product later is asked too. */
  @ParameterizedTest
  @MethodSource("people")
  void throughNoAddressAtAllAnythingIsSeen(String who) {
    var caller = caller(who);
    var ids = List.of(sought.get(1).prompt().orElseThrow(), sought.get(0).signal(), review);
    routes.getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(route -> route.getPatternValues().stream())
        .filter(address -> address.startsWith("/api/"))
        .flatMap(address -> address.contains("{")
            ? ids.stream().map(id -> address.replaceAll("\\{[^}]+}", id))
            : Stream.of(address))
        .forEach(address -> {
          var answer = caller.get(address);
          tellsNothing(who, address, answer);
          assertThat(answer.status() == 200 ? answer.body() : "").as("%s by %s", address, who).doesNotContain(review, word);
        });
  }

  @ParameterizedTest
  @MethodSource("people")
  void throughTheEnginesInterfaceNothingIsSeenOrCounted(String who) {
    looksAround(who, "/engine-rest/", address -> caller(who).get(address));
  }

  @ParameterizedTest
  @MethodSource("people")
  void throughTasklistNothingIsSeenOrCounted(String who) {
    if (!who.equals(Role.SYSTEM.group())) {
      var tasklist = TasklistBrowser.signIn(port, login(who));
      looksAround(who, "/camunda/api/engine/engine/default/", tasklist::get);
    }
  }

  @Test
  void whatIsPersonalLeavesNoTraceOfItsContent() throws SQLException {
    var words = List.of(word, engagement.contactAddress());
    assertThat(tables.cellsWith(words)).isEmpty();
    assertThat(tables.anyCellsWith(words)).isNotEmpty();
    var keyed = as(owner).with("Idempotency-Key", UUID.randomUUID().toString());
    for (var one : sought) {
      one.prompt().ifPresent(prompt -> {
        assertThat(keyed.post("/api/time-prompts/%s/draft".formatted(prompt), Map.of("minutes", 12)).status()).isIn(200, 422);
        assertThat(as(owner).post("/api/time-prompts/%s/decision".formatted(prompt),
            Map.of("decision", "REJECT", "reason", "PERSONAL", "comment", "a matter of mine, " + word)).status()).isEqualTo(200);
      });
      if (one.prompt().isEmpty()) {
        assertThat(as(owner).post("/api/activity-signals/%s/dismissal".formatted(one.signal()), Map.of("reason", "PERSONAL")).status())
            .isEqualTo(200);
      }
    }

    assertThat(tables.anyCellsWith(List.of(word))).isEmpty();
    assertThat(tasks.createTaskQuery().taskAssignee(owner.value()).list()).extracting(task -> task.getTaskDefinitionKey())
        .containsExactly("reviewDay");
  }

  private void looksAround(String who, String engine, Function<String, Answer> get) {
    questions().forEach(question -> {
      var answer = get.apply(engine + question + PAGE);
      tellsNothing(who, question, answer);
      assertThat(REFUSED.contains(answer.status()) && !answer.body().contains("unbound") || answer.body().equals("[]"))
          .as("%s by %s: %s", question, who, answer).isTrue();
      var count = get.apply(engine + question.replace("?", "/count?"));
      assertThat(count.status() != 200 || count.json().path("count").asInt() == 0).as("count of %s by %s: %s", question, who, count)
          .isTrue();
    });
    for (var one : sought) {
      one.task().ifPresent(task -> PARTS_OF_A_TASK.forEach(part -> shut(who, engine + "task/" + task + part, get)));
      PARTS_OF_AN_INSTANCE.forEach(part -> shut(who, engine + "process-instance/" + one.instance() + part, get));
      shut(who, engine + "history/process-instance/" + one.instance(), get);
      shut(who, engine + "execution/" + one.instance() + "/localVariables", get);
    }
  }

  /** Parts that the engine answers with an empty list tell nothing either. */
  private void shut(String who, String address, Function<String, Answer> get) {
    var answer = get.apply(address);
    tellsNothing(who, address, answer);
    assertThat(REFUSED.contains(answer.status()) || List.of("[]", "{}").contains(answer.body()))
        .as("%s by %s: %s", address, who, answer).isTrue();
  }

  /** Of none of the three, whichever was asked for. */
  private void tellsNothing(String who, String address, Answer answer) {
    assertThat(answer.status()).as("%s by %s: %s", address, who, answer).isLessThan(500);
    if (answer.status() == 200) {
      assertThat(answer.body()).as("%s by %s", address, who)
          .doesNotContain(sought.stream().flatMap(one -> one.ids().stream()).toList());
    }
    assertThat(answer.body()).as("%s by %s", address, who).doesNotContain("Answer to the motion");
  }

  /** Each once, as some ask for one of the three and others for all that there is. */
  private Stream<String> addressesOfOurOwn() {
    return sought.stream().flatMap(one -> {
      var prompt = one.prompt().orElse(one.signal());
      return Stream.of("/api/time-prompts?timekeeperId=" + owner, "/api/time-prompts", "/api/time-prompts/" + prompt,
          "/api/day-reviews/" + review, "/api/tasks/" + one.task().orElse("no-such-task"), "/api/activity-signals/" + one.signal(),
          "/api/activity-signals/unmatched", "/api/activity-signals/ignored", "/api/activity-signals/planned",
          "/api/explanations/time-prompt/" + prompt, "/api/explanations/activity-signal/" + one.signal(), "/api/exceptions",
          "/api/matters/" + engagement.number(), "/api/pre-bills?matterId=" + engagement.number(),
          "/api/invoices?matterId=" + engagement.number(), "/api/prompt-delegations", "/api/reports/rejected-prompts",
          "/api/reports/queues", "/api/reports/capture-funnel");
    }).distinct();
  }

  private Stream<String> questions() {
    return sought.stream()
        .flatMap(one -> LISTS.stream()
            .map(list -> list.formatted(one.signal(), one.instance(), one.task().orElse("none"), owner)))
        .distinct();
  }

  private Map<String, Object> acts(Sought one, String prompt, String task) {
    var acts = new LinkedHashMap<String, Object>();
    acts.put("/api/time-prompts/%s/draft".formatted(prompt), Map.of("minutes", 6));
    acts.put("/api/time-prompts/%s/decision".formatted(prompt), Map.of("decision", "APPROVE"));
    acts.put("/api/activity-signals/%s/confirmation".formatted(one.signal()), Map.of("matterId", engagement.number()));
    acts.put("/api/activity-signals/%s/dismissal".formatted(one.signal()), Map.of("reason", "OTHER"));
    acts.put("/api/tasks/%s/finish".formatted(task), Map.of("outcome", "APPROVE"));
    acts.put("/api/day-reviews", Map.of("timekeeperId", owner.value()));
    return acts;
  }

  private List<String> trailOfWhatIsSought() {
    var addresses = new ArrayList<>(List.of(
        "/api/audit?entity=day-review&id=" + review, "/api/audit?entity=prompt-delegation&id=" + delegation));
    for (var one : sought) {
      addresses.add("/api/audit?entity=activity-signal&id=" + one.signal());
      one.prompt().ifPresent(prompt -> addresses.add("/api/audit?entity=time-prompt&id=" + prompt));
      one.ids().forEach(id -> addresses.add("/api/audit?id=" + id));
    }
    return addresses;
  }

  private static List<String> acts(HttpCalls reader, String entity, String id) {
    return reader.get("/api/audit?entity=%s&id=%s".formatted(entity, id)).json().path("items").findValuesAsText("act");
  }

  private void delegatedForAMoment() {
    var today = OffsetDateTime.parse(as(owner).get("/api/time-prompts").json().at("/items/0/since").asText()).toLocalDate();
    var given = as(owner).post("/api/prompt-delegations",
        Map.of("delegateId", formerDelegate.value(), "from", today.minusDays(1).toString(), "to", today.plusDays(1).toString()));
    assertThat(as(formerDelegate).get("/api/time-prompts?timekeeperId=" + owner).json().path("items")).hasSize(2);
    delegation = given.json().path("id").asText();
    as(owner).post("/api/prompt-delegations/%s/revocation".formatted(delegation), Map.of());
  }

  private Sought wrote(int number, String copy) {
    var id = UUID.randomUUID().toString();
    var result = HttpCalls.to(port).as("system").post("/api/activity-signals", List.of(Map.of("id", id,
        "timestamp", MORNING.plusMinutes(20L * number).toString(), "kind", "EMAIL", "direction", "OUT",
        "timekeeperId", owner.value(), "from", Newcomers.mailOf(owner), "to", List.of(engagement.contactAddress()),
        "cc", List.of(copy), "subject", "Answer to the motion " + word, "messageId", "<%s@mail.example>".formatted(id))))
        .json().at("/results/0");
    var prompt = Optional.of(result.path("promptId").asText()).filter(text -> !text.isEmpty());
    var waiting = new ArrayList<>(runtime.createProcessInstanceQuery().processDefinitionKey("time-capture").list());
    var signal = prompt.map(one -> as(owner).get("/api/time-prompts/" + one).json().path("signalId").asText())
        .orElseGet(() -> asked());
    var instance = waiting.stream().filter(one -> signal.equals(one.getBusinessKey())).findFirst().orElseThrow().getId();
    var task = Optional.ofNullable(tasks.createTaskQuery().processInstanceId(instance).singleResult()).map(one -> one.getId());
    return new Sought(signal, prompt, instance, task);
  }

  /** The signal behind the question that the owner has. */
  private String asked() {
    var task = tasks.createTaskQuery().taskAssignee(owner.value()).taskDefinitionKey("confirmMatter").singleResult();
    return runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey();
  }

  private String login(String who) {
    return switch (who) {
      case ANOTHER -> another.value();
      case FORMER_DELEGATE -> formerDelegate.value();
      default -> who;
    };
  }

  private HttpCalls caller(String who) {
    return HttpCalls.to(port).as(login(who));
  }

  private HttpCalls as(TimekeeperId person) {
    return HttpCalls.to(port).as(person.value());
  }
}
