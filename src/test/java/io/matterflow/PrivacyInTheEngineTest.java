package io.matterflow;

import static io.matterflow.UnapprovedWork.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls.Answer;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every role against every list and part of the engine that could tell of another person's unapproved activity, by its
 * own interface and by Tasklist: nothing is seen and nothing is counted.
 */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyInTheEngineTest {

  /** The engine's lists, asked for what is sought; each has a count beside it. */
  private static final List<String> LISTS = List.of(
      "task?processInstanceBusinessKey=%1$s", "task?processInstanceId=%2$s", "task?assignee=%4$s",
      "process-instance?businessKey=%1$s", "execution?processInstanceId=%2$s",
      "variable-instance?processInstanceIdIn=%2$s",
      "job?processInstanceId=%2$s", "incident?processInstanceId=%2$s", "event-subscription?processInstanceId=%2$s",
      "history/task?processInstanceBusinessKey=%1$s", "history/task?taskAssignee=%4$s",
      "history/process-instance?processInstanceBusinessKey=%1$s", "history/activity-instance?processInstanceId=%2$s",
      "history/variable-instance?processInstanceId=%2$s", "history/detail?processInstanceId=%2$s",
      "history/identity-link-log?userId=%4$s", "history/user-operation?processInstanceId=%2$s",
      "history/incident?processInstanceId=%2$s", "history/job-log?processInstanceId=%2$s",
      "history/decision-instance?processInstanceId=%2$s");

  private static final String PAGE = "&firstResult=0&maxResults=500";

  private static final List<String> PARTS_OF_A_TASK = List.of(
      "", "/variables", "/localVariables", "/form", "/form-variables", "/rendered-form", "/deployed-form",
      "/identity-links",
      "/comment", "/attachment");

  private static final List<String> PARTS_OF_AN_INSTANCE = List.of("", "/variables", "/activity-instances", "/comment");

  @Autowired private UnapprovedWork.Maker maker;
  @LocalServerPort private int port;

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
  @Tag("both-databases")
  @MethodSource("people")
  void throughTheEnginesInterfaceNothingIsSeenOrCounted(String who) {
    looksAround(who, "/engine-rest/", address -> work.caller(who).get(address));
  }

  @ParameterizedTest
  @MethodSource("people")
  void throughTasklistNothingIsSeenOrCounted(String who) {
    if (!who.equals(Role.SYSTEM.group())) {
      var tasklist = TasklistBrowser.signIn(port, work.login(who));
      looksAround(who, "/camunda/api/engine/engine/default/", tasklist::get);
    }
  }

  private void looksAround(String who, String engine, Function<String, Answer> get) {
    questions().forEach(question -> {
      var answer = get.apply(engine + question + PAGE);
      work.tellsNothing(who, question, answer);
      assertThat(REFUSED.contains(answer.status()) && !answer.body().contains("unbound") || answer.body().equals("[]"))
          .as("%s by %s: %s", question, who, answer).isTrue();
      var count = get.apply(engine + question.replace("?", "/count?"));
      assertThat(count.status() != 200 || count.json().path("count").asInt() == 0)
          .as("count of %s by %s: %s", question, who, count)
          .isTrue();
    });
    for (var one : work.sought) {
      one.task().ifPresent(task -> PARTS_OF_A_TASK.forEach(part -> shut(who, engine + "task/" + task + part, get)));
      PARTS_OF_AN_INSTANCE.forEach(part -> shut(who, engine + "process-instance/" + one.instance() + part, get));
      shut(who, engine + "history/process-instance/" + one.instance(), get);
      shut(who, engine + "execution/" + one.instance() + "/localVariables", get);
    }
  }

  /** Parts that the engine answers with an empty list tell nothing either. */
  private void shut(String who, String address, Function<String, Answer> get) {
    var answer = get.apply(address);
    work.tellsNothing(who, address, answer);
    assertThat(REFUSED.contains(answer.status()) || List.of("[]", "{}").contains(answer.body()))
        .as("%s by %s: %s", address, who, answer).isTrue();
  }

  private Stream<String> questions() {
    return work.sought.stream()
        .flatMap(one -> LISTS.stream()
            .map(list -> list.formatted(one.signal(), one.instance(), one.task().orElse("none"), work.owner)))
        .distinct();
  }
}
