package io.matterflow.ownsteps;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.UserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasks of one name about one case: of two cases about the same invoice, and side by side in one. */
@ProductTest
class OwnTaskTest {

  private static final String MODEL = "ring-the-client";
  private static final String TASK = "Activity_0r1ng2t";

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private WorkItems workItems;

  private final String invoice = UUID.randomUUID().toString();
  private String deployment;

  @BeforeEach
  void aModelAsksForACall() {
    var model = Bpmn.createExecutableProcess(MODEL).camundaHistoryTimeToLiveString("P1D").startEvent().userTask(TASK)
        .camundaInputParameter("offeredTo", "billing-coordinator")
        .camundaInputParameter("whatToDo", "Ring the client")
        .camundaInputParameter("dueInDays", "2")
        .camundaInputParameter("waysOut", "Reached, Nobody there")
        .multiInstance().parallel().cardinality("2").multiInstanceDone()
        .endEvent().done();
    deployment = repository.createDeployment().addModelInstance(MODEL + ".bpmn", model).deploy().getId();
    runtime.startProcessInstanceByKey(MODEL, invoice);
    runtime.startProcessInstanceByKey(MODEL, invoice);
  }

  @AfterEach
  void cleanUp() {
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void eachOfSeveralAboutOneInvoiceIsFinishedByItself() {
    var open = open();
    assertThat(open).hasSize(4);

    for (var index : List.of(2, 0, 3, 1)) {
      var task = open.get(index);
      assertThat(finish(task)).isEqualTo(204);
      assertThat(open()).extracting(Task::getId).doesNotContain(task.getId());
    }

    assertThat(open()).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(invoice).count()).isZero();
  }

  @Test
  void eachOfSeveralIsOfferedAnew() {
    open().forEach(task -> tasks.setAssignee(task.getId(), "billing-coordinator"));

    workItems.offerAnew(new UserId("billing-coordinator"));

    assertThat(open()).hasSize(4).allSatisfy(task -> {
      assertThat(task.getAssignee()).isNull();
      assertThat(task.getName()).isEqualTo("Ring the client, " + invoice);
    });
  }

  private List<Task> open() {
    return tasks.createTaskQuery().processInstanceBusinessKey(invoice).orderByTaskId().asc().list();
  }

  private int finish(Task task) {
    return HttpCalls.to(port).as("billing-coordinator")
        .post("/api/tasks/%s/finish".formatted(task.getId()), Map.of("outcome", "Reached"))
        .status();
  }
}
