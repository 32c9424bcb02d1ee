package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustDrawdownProcess.AUTHORIZE_DRAWDOWN;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.RELEASE_EARLY;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.LawyersTasks;
import io.matterflow.trust.TrustAuthorityChanged;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What waits for whoever holds trust authority is offered anew when authority is granted or ends. */
@Component
class TasksOfTrustLawyers implements LawyersTasks {

  static final List<String> WAITING = List.of("confirmDeposits", "releaseDeposit", "acknowledgeBankDebit",
      "cureShortage", "tickOff", "signReconciliation", "releaseRuleChange");

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final WorkItems workItems;

  TasksOfTrustLawyers(TaskService tasks, RuntimeService runtime, WorkItems workItems) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public boolean isAskedOf(UserId person) {
    var all = Stream.concat(WAITING.stream(), Stream.of(AUTHORIZE_DRAWDOWN, RELEASE_EARLY)).toArray(String[]::new);
    return tasks.createTaskQuery().taskDefinitionKeyIn(all).taskInvolvedUser(person.value()).active().count() > 0;
  }

  @EventListener
  void on(TrustAuthorityChanged news) {
    for (var task : tasks.createTaskQuery().taskDefinitionKeyIn(WAITING.toArray(String[]::new)).active().list()) {
      var process = task.getProcessDefinitionId().replaceFirst(":.*", "");
      var it = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
      workItems.reassign(process, task.getTaskDefinitionKey(), it.getBusinessKey());
    }
  }
}
