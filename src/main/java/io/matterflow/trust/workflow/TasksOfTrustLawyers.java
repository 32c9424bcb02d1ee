package io.matterflow.trust.workflow;

import io.matterflow.engine.WorkItems;
import io.matterflow.trust.TrustAuthorityChanged;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What waits for whoever holds trust authority is offered anew when authority is granted or ends. */
@Component
class TasksOfTrustLawyers {

  private static final String[] WAITING =
      {"confirmDeposits", "releaseDeposit", "acknowledgeBankDebit", "cureShortage", "releaseRuleChange"};

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final WorkItems workItems;

  TasksOfTrustLawyers(TaskService tasks, RuntimeService runtime, WorkItems workItems) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @EventListener
  void on(TrustAuthorityChanged news) {
    for (var task : tasks.createTaskQuery().taskDefinitionKeyIn(WAITING).active().list()) {
      var process = task.getProcessDefinitionId().replaceFirst(":.*", "");
      var it = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
      workItems.reassign(process, task.getTaskDefinitionKey(), it.getBusinessKey());
    }
  }
}
