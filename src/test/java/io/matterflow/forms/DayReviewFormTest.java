package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.TestPeople;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A litigator's day in one table, by keyboard alone. */
@BrowserTest
class DayReviewFormTest {

  private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-06-11T07:00:00-05:00");
  private static final int LONG_DAY = 200;
  private static final int MATTERS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String SCRIPT = "<img src=x onerror=alert(1)>";

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private TaskService tasks;
  @Autowired private Jobs jobs;
  @LocalServerPort private int port;

  private TimekeeperId litigator;

  @BeforeEach
  void aLitigatorWhoWantsTheDayInOneTable() {
    litigator = newcomers.associate();
    me().put("/api/prompt-settings", Map.of("mode", "DAY_REVIEW"));
  }

  @Test
  void twoHundredSignalsOfADayAreAnsweredInOneSitting(Tasklist tasklist) {
    wrote(LONG_DAY);
    assertThat(tasksOfTheLitigator()).isZero();
    putUp();
    assertThat(tasksOfTheLitigator()).isEqualTo(1);

    tasklist.signIn(litigator.value(), TestPeople.PASSWORD);
    var opening = System.nanoTime();
    tasklist.open("Review your time").untilThere(".mf-day tr[tabindex='0']").picture("day-review");
    var opened = System.nanoTime();
    assertThat(tasklist.text()).contains("0 of 200 answered", "Approve all open (200)");

    tasklist.keys(Keys.ENTER).keys("24", Keys.ENTER).untilThere("tr:focus");
    tasklist.keys(Keys.ARROW_DOWN, "r").keys(Keys.ARROW_DOWN, Keys.ENTER).until("1 of 200 answered");
    var lag = watchedForLag(tasklist);
    var approving = System.nanoTime();
    tasklist.keys(Keys.chord(Keys.SHIFT, "a"));
    tasklist.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN).until("200 of 200 answered", PATIENCE);
    var approved = System.nanoTime();
    tasklist.picture("day-review-answered");
    assertThat(tasklist.text()).contains(sumOfHours() + " h approved", "0.0 h open");
    tasklist.keys(Keys.chord(Keys.CONTROL, Keys.ENTER)).gone();

    assertThat(states()).hasSize(LONG_DAY).containsOnly("APPROVED", "REJECTED")
        .satisfies(all -> assertThat(all.stream().filter("REJECTED"::equals)).hasSize(1));
    assertThat(inOrder().get(0).path("minutes").asInt()).isEqualTo(24);
    assertThat(inOrder().get(0).path("estimated").asBoolean()).isFalse();
    assertThat(tasksOfTheLitigator()).isZero();
    assertThat(tasklist.elements("img")).isEmpty();
    System.Logger log = System.getLogger(getClass().getName());
    log.log(System.Logger.Level.INFO,
        "200 prompts: table opened in {0} ms, answered in {1} ms, longest pause of the page {2} ms",
        millis(opening, opened), millis(approving, approved), lag.get());
  }

  @Test
  void aLineThatIsNotTakenNamesItsCauseAndTheOthersPost(Tasklist tasklist) {
    var engagements = wrote(4);
    putUp();
    tasklist.signIn(litigator.value(), TestPeople.PASSWORD).open("Review your time").untilThere("tr:focus");
    enteredByHandMeanwhile(engagements.get(1));

    tasklist.keys(Keys.chord(Keys.SHIFT, "a")).until("3 of 4 answered");

    assertThat(tasklist.text()).contains("1 not taken", "may be the same work as the time entry of June 11, 2026 on "
        + engagements.get(1).number() + ", \"Letter to the client\"", "not the same: post both", "the same: reject");
    tasklist.picture("day-review-not-taken");
    prompts().forEach(prompt -> jobs.runAll("time-capture", prompt.path("signalId").asText()));
    assertThat(states()).containsExactly("POSTED", "OPEN", "POSTED", "POSTED");
    tasklist.keys("n").keys("b").until("4 of 4 answered");
    assertThat(states()).containsExactly("POSTED", "APPROVED", "POSTED", "POSTED");
  }

  @Test
  void aLineThatIsRecordedAlreadyIsRejectedInPlace(Tasklist tasklist) {
    var engagements = wrote(2);
    enteredByHandMeanwhile(engagements.get(0));
    putUp();
    tasklist.signIn(litigator.value(), TestPeople.PASSWORD).open("Review your time").untilThere("tr:focus");
    tasklist.keys("s").keys("a").until("Letter to the client").picture("day-review-same-work");

    tasklist.keys(Keys.HOME)
        .keys("s")
        .until("1 of 2 answered")
        .until("Rejected: Already recorded")
        .keys("a")
        .until("2 of 2 answered");

    assertThat(states()).containsExactly("REJECTED", "APPROVED");
  }

  @Test
  void tabGoesFromFieldToFieldAndOnToTheNextLineAndBack(Tasklist tasklist) {
    wrote(3);
    putUp();
    tasklist.signIn(litigator.value(), TestPeople.PASSWORD).open("Review your time").untilThere("tr:focus");

    tasklist.keys(Keys.ENTER)
        .keys("12", Keys.TAB, Keys.TAB, Keys.TAB)
        .keys(Keys.chord(Keys.CONTROL, "a"), "First", Keys.TAB);
    tasklist.untilThere("tr:nth-child(2) [data-field=matterId]:focus")
        .keys(Keys.TAB, "18", Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB)
        .untilThere("tr:nth-child(3) [data-field=matterId]:focus");
    tasklist.keys(Keys.chord(Keys.SHIFT, Keys.TAB)).untilThere("tr:nth-child(2) [data-field=narrative]:focus")
        .keys(Keys.chord(Keys.CONTROL, "a"), "Second", Keys.ENTER).untilThere("tr:nth-child(2):focus");
    tasklist.keys(Keys.ARROW_DOWN, Keys.ENTER, Keys.TAB, Keys.TAB, Keys.TAB)
        .keys(Keys.TAB)
        .untilThere("tr:nth-child(3):focus");
    tasklist.keys("r").untilThere("select:focus").keys(Keys.TAB).untilThere("tr:nth-child(3):focus").keys(Keys.ARROW_UP)
        .untilThere("tr:nth-child(2):focus");
    tasklist.keys(Keys.chord(Keys.SHIFT, "a")).until("3 of 3 answered");

    assertThat(inOrder()).extracting(prompt -> prompt.path("minutes").asInt()).containsExactly(12, 18, 6);
    assertThat(inOrder()).extracting(prompt -> prompt.path("narrative").asText()).startsWith("First", "Second");
    assertThat(states()).containsOnly("APPROVED");
  }

  @Test
  void whatCameInSinceALineWasChangedIsToldAndAddedByAKey(Tasklist tasklist) {
    var matter = firm.hourlyMatter().at("300.00").withOnTheTeam(litigator.value()).loaded();
    var brief = UUID.randomUUID().toString();
    edited(matter, brief, 0);
    edited(matter, UUID.randomUUID().toString(), 120);
    me().post("/api/time-prompts/%s/draft".formatted(inOrder().get(0).path("id").asText()), Map.of("minutes", 30));
    edited(matter, brief, 20);
    putUp();
    tasklist.signIn(litigator.value(), TestPeople.PASSWORD).open("Review your time").untilThere("tr:focus");
    assertThat(tasklist.text()).contains("10 more minutes since you changed this");

    tasklist.picture("day-review-further-work").keys("t").untilThere("tbody tr:first-child:not(.doubt)");

    assertThat(inOrder().get(0).path("minutes").asInt()).isEqualTo(40);
    assertThat(inOrder().get(0).path("furtherMinutes").asInt()).isZero();
  }

  @Test
  void aLineIsMovedToAnotherMatterAndRewordedByKeyboard(Tasklist tasklist) {
    var engagements = wrote(2);
    var other = engagements.get(1).number();
    putUp();
    tasklist.signIn(litigator.value(), TestPeople.PASSWORD).open("Review your time").untilThere("tr:focus");

    tasklist.keys(Keys.ENTER)
        .keys(Keys.chord(Keys.SHIFT, Keys.TAB))
        .keys(Keys.chord(Keys.CONTROL, "a"), "NO-SUCH", Keys.ENTER)
        .until("There is no matter NO-SUCH");
    tasklist.keys(Keys.ENTER)
        .keys(Keys.chord(Keys.SHIFT, Keys.TAB))
        .keys(Keys.chord(Keys.CONTROL, "a"), other, Keys.TAB)
        .keys("36", Keys.TAB, "A103", Keys.TAB, "L210", Keys.TAB)
        .keys(Keys.chord(Keys.CONTROL, "a"), "Draft " + SCRIPT, Keys.ENTER)
        .untilThere("tr:focus");
    tasklist.keys("?").until("next line that is open").picture("day-review-changed").keys("a").until("1 of 2 answered");

    var line = StreamSupport.stream(prompts().spliterator(), false)
        .filter(prompt -> prompt.path("state").asText().equals("APPROVED")).findFirst().orElseThrow();
    assertThat(line.path("matterId").asText()).isEqualTo(other);
    assertThat(line.path("minutes").asInt()).isEqualTo(36);
    assertThat(line.path("activityCode").asText()).isEqualTo("A103");
    assertThat(line.path("taskCode").asText()).isEqualTo("L210");
    assertThat(line.path("narrative").asText()).isEqualTo("Draft " + SCRIPT);
    assertThat(tasklist.elements("img")).isEmpty();
  }

  @Test
  void whatIsLeftOpenComesBackInTheNextReview(Tasklist tasklist) {
    wrote(3);
    putUp();
    tasklist.signIn(litigator.value(), TestPeople.PASSWORD).open("Review your time").untilThere("tr:focus");

    tasklist.keys(" ").keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, " ").until("Approve chosen (2)")
        .keys(Keys.chord(Keys.SHIFT, "a")).until("2 of 3 answered").until("leaves the 1 open lines")
        .keys(Keys.HOME).keys("u").until("1 of 3 answered").keys("a").until("2 of 3 answered")
        .keys(Keys.chord(Keys.CONTROL, Keys.ENTER)).gone();

    assertThat(tasksOfTheLitigator()).isZero();
    putUp();
    assertThat(tasksOfTheLitigator()).isEqualTo(1);
    assertThat(states()).containsExactly("APPROVED", "OPEN", "APPROVED");
  }

  /** Messages of one day to people of some matters, one after the other; each finds its matter. */
  private List<Engagement> wrote(int messages) {
    var engagements = IntStream.range(0, Math.min(messages, MATTERS))
        .mapToObj(one -> firm.hourlyMatter().at("300.00").withOnTheTeam(litigator.value()).loaded())
        .toList();
    me().put("/api/prompt-settings", Map.of("mode", "DAY_REVIEW"));
    var signals = new ArrayList<Map<String, Object>>();
    for (int one = 0; one < messages; one++) {
      signals.add(message(engagements.get(one % engagements.size()), MORNING.plusMinutes(3L * one)));
    }
    for (int from = 0; from < messages; from += 50) {
      var results = HttpCalls.to(port).as("system")
          .post("/api/activity-signals", signals.subList(from, Math.min(from + 50, messages))).json().path("results");
      assertThat(results)
          .allSatisfy(result -> assertThat(result.path("outcome").asText()).as("%s", result).isEqualTo("AUTO"));
    }
    return engagements;
  }

  private Map<String, Object> message(Engagement engagement, OffsetDateTime at) {
    var id = UUID.randomUUID().toString();
    return Map.of("id", id, "timestamp", at.toString(), "kind", "EMAIL", "direction", "OUT", "timekeeperId",
        litigator.value(),
        "from", Newcomers.mailOf(litigator), "to", List.of(engagement.contactAddress()), "cc",
        List.of(engagement.mailTag()),
        "subject", "Answer to the motion " + SCRIPT, "messageId", "<%s@mail.example>".formatted(id));
  }

  private void edited(Engagement engagement, String document, int minutesLater) {
    var results = HttpCalls.to(port).as("system").post("/api/activity-signals", List.of(Map.of(
        "id", UUID.randomUUID().toString(), "timestamp", MORNING.plusMinutes(minutesLater).toString(), "kind",
        "DOCUMENT",
        "timekeeperId", litigator.value(), "documentId", document, "version", String.valueOf(minutesLater),
        "workspaceId", "ws-" + engagement.number().substring(0, 5),
        "subject", "Brief [%s].docx".formatted(engagement.number()), "durationSec", 600))).json().path("results");
    assertThat(results.at("/0/outcome").asText()).as("%s", results).isEqualTo("AUTO");
  }

  private void enteredByHandMeanwhile(Engagement engagement) {
    var answer = HttpCalls.to(port).as("system").post("/api/time-entries", List.of(Map.of(
        "id", UUID.randomUUID().toString(), "matterId", engagement.number(), "timekeeperId", litigator.value(),
        "workDate", "2026-06-11", "hours", "0.1", "narrative", "Letter to the client", "source", "MANUAL", "enteredOn",
        "2026-06-11")));
    assertThat(answer.json().path("accepted").asInt()).as("%s", answer).isEqualTo(1);
  }

  private void putUp() {
    assertThat(me().post("/api/day-reviews", Map.of()).status()).isEqualTo(200);
  }

  private HttpCalls me() {
    return HttpCalls.to(port).as(litigator.value());
  }

  private long tasksOfTheLitigator() {
    return tasks.createTaskQuery().taskAssignee(litigator.value()).count();
  }

  private JsonNode prompts() {
    return me().get("/api/time-prompts").json().path("items");
  }

  private List<JsonNode> inOrder() {
    return StreamSupport.stream(prompts().spliterator(), false)
        .sorted(Comparator.comparing(prompt -> prompt.path("startedAt").asText()))
        .toList();
  }

  private List<String> states() {
    return inOrder().stream().map(prompt -> prompt.path("state").asText()).toList();
  }

  private String sumOfHours() {
    return StreamSupport.stream(prompts().spliterator(), false)
        .filter(prompt -> prompt.path("state").asText().equals("APPROVED"))
        .map(prompt -> new BigDecimal(prompt.path("hours").asText()))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }

  /** The longest time for which the page did not draw, from now on. */
  private static Supplier<Long> watchedForLag(Tasklist tasklist) {
    tasklist.script("""
        window.longestPause = 0;
        let last = performance.now();
        const tick = now => { window.longestPause = Math.max(window.longestPause, now - last); last = now; requestAnimationFrame(tick); };
        requestAnimationFrame(tick);
        """);
    return () -> ((Number) tasklist.script("return Math.round(window.longestPause)")).longValue();
  }

  private static long millis(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }
}
