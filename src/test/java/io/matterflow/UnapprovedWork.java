package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls.Answer;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Activities of one person that nobody else knows of: one asked singly, one in a day's table, one whose matter is
 * asked. Another timekeeper has nothing to do with them, and a delegate could answer them for a moment.
 */
final class UnapprovedWork {

  static final String ANOTHER = "another timekeeper";
  static final String FORMER_DELEGATE = "former delegate";
  static final List<Integer> REFUSED = List.of(400, 401, 403, 404);

  private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-06-18T08:00:00-05:00");

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final int port;

  final String word = "zx" + UUID.randomUUID().toString().substring(0, 8);
  final TimekeeperId owner;
  final Engagement engagement;
  final String review;
  final String delegation;
  final List<Sought> sought;
  private final TimekeeperId another;
  private final TimekeeperId formerDelegate;

  /** An activity with everything that it is known by. */
  record Sought(String signal, Optional<String> prompt, String instance, Optional<String> task) {

    List<String> ids() {
      return Stream.of(Optional.of(signal), prompt, Optional.of(instance), task).flatMap(Optional::stream).toList();
    }
  }

  /** Makes it, for people and on a matter that no other test knows. */
  @Component
  static class Maker {

    private final Firm firm;
    private final Newcomers newcomers;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Environment environment;

    Maker(Firm firm, Newcomers newcomers, RuntimeService runtime, TaskService tasks, Environment environment) {
      this.firm = firm;
      this.newcomers = newcomers;
      this.runtime = runtime;
      this.tasks = tasks;
      this.environment = environment;
    }

    UnapprovedWork threeActivities() {
      return new UnapprovedWork(
          firm, newcomers, runtime, tasks, environment.getRequiredProperty("local.server.port", Integer.class));
    }
  }

  private UnapprovedWork(Firm firm, Newcomers newcomers, RuntimeService runtime, TaskService tasks, int port) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.port = port;
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
    delegation = delegatedForAMoment();
    sought = List.of(singly, inTable, asked);
    assertThat(sought).extracting(one -> one.task().isPresent()).containsExactly(true, false, true);
    assertThat(as(owner).get("/api/day-reviews/" + review).body()).contains(word, inTable.prompt().orElseThrow());
  }

  /** Every role, and two people who have none of it in their hands. */
  static Stream<String> people() {
    return Stream.concat(Arrays.stream(Role.values()).map(Role::group), Stream.of(ANOTHER, FORMER_DELEGATE));
  }

  /** Of none of the three, whichever was asked for. */
  void tellsNothing(String who, String address, Answer answer) {
    assertThat(answer.status()).as("%s by %s: %s", address, who, answer).isLessThan(500);
    if (answer.status() == 200) {
      assertThat(answer.body()).as("%s by %s", address, who)
          .doesNotContain(sought.stream().flatMap(one -> one.ids().stream()).toList());
    }
    assertThat(answer.body()).as("%s by %s", address, who).doesNotContain("Answer to the motion");
  }

  /** Nobody has answered any of it. */
  boolean waits() {
    return as(owner).get("/api/time-prompts?state=OPEN").json().path("items").size() == 2
        && tasks.createTaskQuery().taskAssignee(owner.value()).taskDefinitionKey("confirmMatter").count() == 1;
  }

  HttpCalls caller(String who) {
    return HttpCalls.to(port).as(login(who));
  }

  HttpCalls as(TimekeeperId person) {
    return HttpCalls.to(port).as(person.value());
  }

  String login(String who) {
    return switch (who) {
      case ANOTHER -> another.value();
      case FORMER_DELEGATE -> formerDelegate.value();
      default -> who;
    };
  }

  private String delegatedForAMoment() {
    var today = OffsetDateTime.parse(as(owner).get("/api/time-prompts").json().at("/items/0/since").asText())
        .toLocalDate();
    var given = as(owner).post("/api/prompt-delegations",
        Map.of("delegateId", formerDelegate.value(), "from", today.minusDays(1).toString(), "to",
            today.plusDays(1).toString()));
    assertThat(as(formerDelegate).get("/api/time-prompts?timekeeperId=" + owner).json().path("items")).hasSize(2);
    var id = given.json().path("id").asText();
    as(owner).post("/api/prompt-delegations/%s/revocation".formatted(id), Map.of());
    return id;
  }

  private Sought wrote(int number, String copy) {
    var id = UUID.randomUUID().toString();
    var result = HttpCalls.to(port).as("system").post("/api/activity-signals", List.of(Map.of("id", id,
        "timestamp", MORNING.plusMinutes(20L * number).toString(), "kind", "EMAIL", "direction", "OUT",
        "timekeeperId", owner.value(), "from", Newcomers.mailOf(owner), "to", List.of(engagement.contactAddress()),
        "cc", List.of(copy), "subject", "Answer to the motion " + word, "messageId",
        "<%s@mail.example>".formatted(id))))
        .json().at("/results/0");
    var prompt = Optional.of(result.path("promptId").asText()).filter(text -> !text.isEmpty());
    var waiting = new ArrayList<>(runtime.createProcessInstanceQuery().processDefinitionKey("time-capture").list());
    var signal = prompt.map(one -> as(owner).get("/api/time-prompts/" + one).json().path("signalId").asText())
        .orElseGet(() -> asked());
    var instance = waiting.stream()
        .filter(one -> signal.equals(one.getBusinessKey()))
        .findFirst()
        .orElseThrow()
        .getId();
    var task = Optional.ofNullable(tasks.createTaskQuery().processInstanceId(instance).singleResult())
        .map(one -> one.getId());
    return new Sought(signal, prompt, instance, task);
  }

  /** The signal behind the question that the owner has. */
  private String asked() {
    var task = tasks.createTaskQuery().taskAssignee(owner.value()).taskDefinitionKey("confirmMatter").singleResult();
    return runtime.createProcessInstanceQuery()
        .processInstanceId(task.getProcessInstanceId())
        .singleResult()
        .getBusinessKey();
  }
}
