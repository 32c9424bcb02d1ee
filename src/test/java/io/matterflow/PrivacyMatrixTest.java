package io.matterflow;

import static io.matterflow.UnapprovedWork.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.UnapprovedWork.Sought;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every role against every route to another person's unapproved activity: nothing but 401, 403, 404 or an answer in
 * which it does not occur. Three activities are looked for: one asked singly, one in a day's table, one whose matter is
 * asked.
 */
@ProductTest
@Tag("both-databases")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyMatrixTest {

  @Autowired private UnapprovedWork.Maker maker;
  @Autowired private Clock clock;
  @Autowired @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping routes;

  private UnapprovedWork work;

  /** For all tests here: whoever is refused changes nothing. */
  @BeforeAll
  void threeActivitiesOfOnePersonWait() {
    work = maker.threeActivities();
  }

  @AfterEach
  void itStillWaits() {
    assertThat(work.waits()).isTrue();
  }

  static Stream<String> people() {
    return UnapprovedWork.people();
  }

  @ParameterizedTest
  @MethodSource("people")
  void throughOurOwnInterfaceNothingIsSeenOrDone(String who) {
    var caller = work.caller(who);
    addressesOfOurOwn().forEach(address -> work.tellsNothing(who, address, caller.get(address)));
    for (var one : work.sought) {
      var prompt = one.prompt().orElse(one.signal());
      var task = one.task().orElse("no-such-task");
      for (var act : acts(one, prompt, task).entrySet()) {
        var answer = caller.post(act.getKey(), act.getValue());
        assertThat(answer.status()).as("%s by %s: %s", act.getKey(), who, answer).isIn(REFUSED);
        work.tellsNothing(who, act.getKey(), answer);
      }
      assertThat(caller.post("/api/time-prompts/decisions", List.of(Map.of("promptId", prompt, "decision", "APPROVE")))
          .json().at("/results/0/outcome").asText()).isEqualTo("REFUSED");
    }
  }

  @ParameterizedTest
  @MethodSource("people")
  void throughTheTrailNothingIsSeenWhetherAskedByIdOrByDay(String who) {
    for (var address : trailOfWhatIsSought()) {
      var answer = work.caller(who).get(address);
      assertThat(answer.status() == 403 || answer.json().path("items").isEmpty())
          .as("%s by %s: %s", address, who, answer)
          .isTrue();
    }
    var since = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1).toString();
    for (var kind : List.of("", "&entity=time-prompt", "&entity=activity-signal", "&entity=day-review")) {
      var address = "/api/audit?limit=1000&from=%s%s".formatted(since, kind);
      var answer = work.caller(who).get(address);
      work.tellsNothing(who, address, answer);
      assertThat(answer.body()).as("%s by %s", address, who).doesNotContain(work.review, work.word);
    }
  }

  /** Every address that is read, with every id that is known: whatever comes to the product later is asked too. */
  @ParameterizedTest
  @MethodSource("people")
  void throughNoAddressAtAllAnythingIsSeen(String who) {
    var caller = work.caller(who);
    var ids = List.of(work.sought.get(1).prompt().orElseThrow(), work.sought.get(0).signal(), work.review);
    routes.getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(route -> route.getPatternValues().stream())
        .filter(address -> address.startsWith("/api/"))
        .flatMap(address -> address.contains("{")
            ? ids.stream().map(id -> address.replaceAll("\\{[^}]+}", id))
            : Stream.of(address))
        .forEach(address -> {
          var answer = caller.get(address);
          work.tellsNothing(who, address, answer);
          assertThat(answer.status() == 200 ? answer.body() : "").as("%s by %s", address, who)
              .doesNotContain(work.review, work.word);
        });
  }

  /** Each once, as some ask for one of the three and others for all that there is. */
  private Stream<String> addressesOfOurOwn() {
    return work.sought.stream().flatMap(one -> {
      var prompt = one.prompt().orElse(one.signal());
      return Stream.of("/api/time-prompts?timekeeperId=" + work.owner, "/api/time-prompts",
          "/api/time-prompts/" + prompt,
          "/api/day-reviews/" + work.review, "/api/tasks/" + one.task().orElse("no-such-task"),
          "/api/activity-signals/" + one.signal(),
          "/api/activity-signals/unmatched", "/api/activity-signals/ignored", "/api/activity-signals/planned",
          "/api/explanations/time-prompt/" + prompt, "/api/explanations/activity-signal/" + one.signal(),
          "/api/exceptions",
          "/api/matters/" + work.engagement.number(), "/api/pre-bills?matterId=" + work.engagement.number(),
          "/api/invoices?matterId=" + work.engagement.number(), "/api/prompt-delegations",
          "/api/reports/rejected-prompts",
          "/api/reports/queues", "/api/reports/capture-funnel");
    }).distinct();
  }

  private Map<String, Object> acts(Sought one, String prompt, String task) {
    var acts = new LinkedHashMap<String, Object>();
    acts.put("/api/time-prompts/%s/draft".formatted(prompt), Map.of("minutes", 6));
    acts.put("/api/time-prompts/%s/decision".formatted(prompt), Map.of("decision", "APPROVE"));
    acts.put("/api/activity-signals/%s/confirmation".formatted(one.signal()),
        Map.of("matterId", work.engagement.number()));
    acts.put("/api/activity-signals/%s/dismissal".formatted(one.signal()), Map.of("reason", "OTHER"));
    acts.put("/api/tasks/%s/finish".formatted(task), Map.of("outcome", "APPROVE"));
    acts.put("/api/day-reviews", Map.of("timekeeperId", work.owner.value()));
    return acts;
  }

  private List<String> trailOfWhatIsSought() {
    var addresses = new ArrayList<>(List.of(
        "/api/audit?entity=day-review&id=" + work.review, "/api/audit?entity=prompt-delegation&id=" + work.delegation));
    for (var one : work.sought) {
      addresses.add("/api/audit?entity=activity-signal&id=" + one.signal());
      one.prompt().ifPresent(prompt -> addresses.add("/api/audit?entity=time-prompt&id=" + prompt));
      one.ids().forEach(id -> addresses.add("/api/audit?id=" + id));
    }
    return addresses;
  }
}
