package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.capture.Capturing;
import io.matterflow.capture.TimePrompt;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody else answers, from a day to a day, and nothing of it outlasts the days. */
@ProductTest
@Tag("both-databases")
class DelegationsTest {

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Capturing capturing;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @LocalServerPort private int port;

  private TimekeeperId attorney;
  private TimekeeperId delegate;
  private TimePrompt prompt;

  @BeforeEach
  void anAttorneyWithAPromptAndAColleague() {
    attorney = newcomers.associate();
    delegate = newcomers.associate();
    prompt = capturing.promptOf(firm.hourlyMatter().at("300.00").withOnTheTeam(attorney.value()).loaded(), attorney);
  }

  @Test
  void theDelegateAnswersInATableOfTheirOwnAndTheTrailSaysForWhom() {
    given(today(), today().plusDays(2));
    var task = taskOfTheDelegate();
    assertThat(task.getName()).startsWith("Review time of " + attorney);

    var review = as(delegate).get("/api/tasks/" + task.getId()).json().at("/sheet/links/0/href").asText();
    assertThat(as(delegate).get(review).json().at("/lines/0/id").asText()).isEqualTo(prompt.id().toString());
    assertThat(as(delegate).get("/api/time-prompts?timekeeperId=" + attorney).json().path("items")).hasSize(1);
    assertThat(as(delegate).get("/api/time-prompts").json().path("items")).isEmpty();
    var answer = as(delegate).post("/api/time-prompts/decisions",
        "[{\"promptId\": \"%s\", \"decision\": \"APPROVE\"}]".formatted(prompt.id()));
    assertThat(answer.json().at("/results/0/outcome").asText()).as("%s", answer).isEqualTo("DONE");

    var acts = HttpCalls.to(port)
        .as("auditor")
        .get("/api/audit?entity=time-prompt&id=" + prompt.id())
        .json()
        .path("items");
    var approved = StreamSupport.stream(acts.spliterator(), false)
        .filter(act -> act.path("act").asText().equals("approved")).findFirst().orElseThrow();
    assertThat(approved.path("actor").asText()).isEqualTo(delegate.value());
    assertThat(approved.at("/after/onBehalfOf").asText()).isEqualTo(attorney.value());
    assertThat(as(delegate).post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"DONE\"}").status())
        .isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskAssignee(delegate.value()).count()).isZero();
  }

  @Test
  void theDelegateSeesThePromptsAndNothingElse() {
    given(today(), today());

    assertThat(as(delegate).get(address()).status()).isEqualTo(200);
    assertThat(as(delegate).get("/api/activity-signals/" + prompt.signal()).status()).isEqualTo(404);
    assertThat(as(delegate).get("/api/tasks/" + taskOfTheAttorney()).status()).isEqualTo(404);
    assertThat(as(delegate).get("/engine-rest/task/" + taskOfTheAttorney()).status()).isIn(403, 404);
    assertThat(as(delegate).get("/api/prompt-settings").json().path("mode").asText()).isEqualTo("AUTOMATIC");
    assertThat(as(newcomers.associate()).get(address()).status()).isEqualTo(404);
  }

  @Test
  void beforeItsFirstDayADelegationOpensNothing() {
    given(today().plusDays(1), today().plusDays(2));

    assertThat(tasks.createTaskQuery().taskAssignee(delegate.value()).count()).isZero();
    assertThat(as(delegate).get(address()).status()).isEqualTo(404);
    assertThat(as(delegate).post("/api/day-reviews", Map.of("timekeeperId", attorney.value())).status()).isEqualTo(404);
  }

  @Test
  void whatIsRevokedIsGoneAtOnce() {
    var delegation = given(today(), today().plusDays(2));
    var task = taskOfTheDelegate().getId();
    var review = as(delegate).get("/api/tasks/" + task).json().at("/sheet/links/0/href").asText();

    assertThat(as(attorney).post("/api/prompt-delegations/%s/revocation".formatted(delegation), Map.of()).status())
        .isEqualTo(200);

    hasLost(task, review);
    assertThat(as(attorney).post("/api/prompt-delegations/%s/revocation".formatted(delegation), Map.of()).status())
        .isEqualTo(409);
  }

  @Test
  void atTheEndOfItsLastDayADelegationIsOverWhetherTheTimerHasFiredOrNot() {
    given(today(), today().plusDays(1));
    var task = taskOfTheDelegate().getId();
    var review = as(delegate).get("/api/tasks/" + task).json().at("/sheet/links/0/href").asText();
    var midnight = today().plusDays(2).atStartOfDay(CHICAGO).toInstant();

    clock.standAt(midnight.minusSeconds(1));
    assertThat(as(delegate).get(review).status()).isEqualTo(200);
    clock.standAt(midnight);
    assertThat(as(delegate).get(review).status()).isEqualTo(404);
    assertThat(as(delegate).get(address()).status()).isEqualTo(404);
    assertThat(as(delegate).post("/api/tasks/%s/finish".formatted(task), "{\"outcome\": \"LATER\"}").status())
        .isEqualTo(404);
    jobs.runDue("day-review", review.substring(review.lastIndexOf('/') + 1));

    hasLost(task, review);
    assertThat(jdbc.queryForList("select state from day_review where reviewer_id = ?", String.class, delegate.value()))
        .containsExactly("WITHDRAWN");
    assertThat(capturing.now(prompt).isOpen()).isTrue();
    assertThat(as(attorney).get(address()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      SELF, 0, 1, /delegateId
      NOBODY, 0, 1, /delegateId
      COLLEAGUE, 1, 0, /to
      COLLEAGUE, -3, -1, /to
      COLLEAGUE, 0, 400, /to
      """)
  void aDelegationNamesAColleagueAndDaysToCome(String who, int from, int to, String pointer) {
    var named = switch (who) {
      case "SELF" -> attorney.value();
      case "COLLEAGUE" -> delegate.value();
      default -> "NO-SUCH";
    };

    var answer = as(attorney).post("/api/prompt-delegations", Map.of("delegateId", named,
        "from", today().plusDays(from).toString(), "to", today().plusDays(to).toString()));

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(as(attorney).get("/api/prompt-delegations").json().path("items")).isEmpty();
  }

  @Test
  void nobodyGivesAwayWhatIsAnothers() {
    var delegation = given(today(), today().plusDays(2));

    assertThat(as(newcomers.associate()).post("/api/prompt-delegations/%s/revocation".formatted(delegation), Map.of())
        .status())
        .isEqualTo(404);
    assertThat(HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/prompt-delegations", Map.of("delegateId", delegate.value(),
        "from", today().toString(), "to", today().toString())).status()).isEqualTo(404);
    assertThat(as(delegate).get("/api/prompt-delegations").json().at("/items/0/timekeeperId").asText())
        .isEqualTo(attorney.value());
  }

  @Test
  void nobodyHandsOverSomebodyElsesPrompts() {
    var answer = as(delegate).post("/api/prompt-delegations", Map.of("timekeeperId", attorney.value(),
        "delegateId", Engagement.ASSOCIATE.value(), "from", today().toString(), "to", today().toString()));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("timekeeperId", "everybody hands over their own prompts");
  }

  private String given(LocalDate from, LocalDate to) {
    var answer = as(attorney).post("/api/prompt-delegations",
        Map.of("delegateId", delegate.value(), "from", from.toString(), "to", to.toString()));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private void hasLost(String task, String review) {
    var engine = as(delegate);
    assertThat(engine.get(review).status()).isEqualTo(404);
    assertThat(engine.get(address()).status()).isEqualTo(404);
    assertThat(engine.post(address() + "/decision", "{\"decision\": \"APPROVE\"}").status()).isEqualTo(404);
    assertThat(engine.get("/api/tasks/" + task).status()).isEqualTo(404);
    assertThat(engine.get("/engine-rest/task/" + task).status()).isIn(403, 404);
    assertThat(engine.get("/engine-rest/task/count").json().path("count").asInt(-1)).isZero();
    assertThat(engine.get("/engine-rest/history/task/count").json().path("count").asInt(-1)).isZero();
    assertThat(engine.get("/engine-rest/history/task?firstResult=0&maxResults=9&taskId=" + task).json()).isEmpty();
  }

  private Task taskOfTheDelegate() {
    return tasks.createTaskQuery().taskAssignee(delegate.value()).singleResult();
  }

  private String taskOfTheAttorney() {
    return tasks.createTaskQuery().taskAssignee(attorney.value()).singleResult().getId();
  }

  private String address() {
    return "/api/time-prompts/" + prompt.id();
  }

  private HttpCalls as(TimekeeperId person) {
    return HttpCalls.to(port).as(person.value());
  }

  private LocalDate today() {
    return clock.instant().atZone(CHICAGO).toLocalDate();
  }
}
