package io.matterflow.access.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.TasklistBrowser;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each task has its queue in Tasklist, and each person finds what is theirs in it. */
@ProductTest
class QueueTest {

  private static final String ATTORNEY = "TK09";
  private static final String PARTNER = "TK04";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  static Stream<String> tasks() throws Exception {
    try (var models = Files.list(Path.of("bpmn"))) {
      return models.filter(file -> file.toString().endsWith(".bpmn")).toList().stream()
          .flatMap(file -> Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
          .map(UserTask::getId);
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void aTaskIsNotFoundInTheListOfAllTasksAlone(String task) {
    assertThat(Queue.ALL)
        .filteredOn(queue -> queue.tasks().stream().anyMatch(one -> task.equals(one) || task.startsWith(one + "_")))
        .isNotEmpty();
  }

  @Test
  void aTaskThatNoModelHasIsInNoQueue() throws Exception {
    var all = tasks().toList();

    assertThat(Queue.ALL.stream().flatMap(queue -> queue.tasks().stream()))
        .allSatisfy(named -> assertThat(all).anyMatch(task -> task.startsWith(named)));
  }

  @Test
  void anExceptionIsFoundByItsOwnerAndByNobodyElse() {
    var matter = heldUp();

    assertThat(titles("My exceptions", Engagement.ASSOCIATE.value()))
        .anyMatch(title -> title.contains(matter.number()));
    assertThat(titles("My exceptions", PARTNER)).noneMatch(title -> title.contains(matter.number()));
  }

  @Test
  void aPreBillIsFoundByWhoeverReviewsItAndThenByWhoeverSignsIt() {
    var matter = matter();
    billing.inApproval(matter);

    assertThat(titles("Pre-bills to approve", PARTNER))
        .contains("Approve pre-bill %s, June 2026".formatted(matter.number()));
    assertThat(titles("Pre-bills to approve", ATTORNEY)).noneMatch(title -> title.contains(matter.number()));
    assertThat(titles("Pre-bills to review", ATTORNEY)).noneMatch(title -> title.contains(matter.number()));
  }

  private Engagement heldUp() {
    var matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).withGuidelines(30).loaded();
    login(Engagement.ASSOCIATE.value(), Role.TIMEKEEPER);
    login(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    billing.worked(matter, "1.25", "Draft the answer to the complaint");
    billing.june(matter.id());
    return matter;
  }

  private Engagement matter() {
    login(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    login(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    return firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).loaded();
  }

  private void login(String person, Role... roles) {
    people.timekeeper(person, roles);
  }

  private List<String> titles(String queue, String person) {
    var tasklist = TasklistBrowser.signIn(port, person, TestPeople.PASSWORD);
    var engine = "/camunda/api/engine/engine/default/filter";
    var id = tasklist.get(engine + "?firstResult=0&maxResults=100").json().findParents("id").stream()
        .filter(filter -> filter.path("name").asText().equals(queue)).findFirst().orElseThrow().path("id").asText();
    return Stream.of(tasklist.get(engine + "/" + id + "/list?firstResult=0&maxResults=500").json())
        .flatMap(list -> list.findValues("name").stream()).map(JsonNode::asText).toList();
  }
}
