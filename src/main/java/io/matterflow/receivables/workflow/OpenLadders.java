package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRemindersProcess.APPROVE_REMINDER;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.FOLLOW_UP;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.ID;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.STEP_DUE;

import io.matterflow.engine.Moments;
import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.ReminderTasks;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

@Component
class OpenLadders implements ReminderTasks {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final WorkItems workItems;
  private final Moments moments;

  OpenLadders(RuntimeService runtime, TaskService tasks, WorkItems workItems, Moments moments) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.workItems = workItems;
    this.moments = moments;
  }

  @Override
  public void begun(InvoiceNumber invoice) {
    runtime.startProcessInstanceByKey(ID, invoice.value());
  }

  @Override
  public void draftDecided(InvoiceNumber invoice, Actor by) {
    workItems.complete(ID, APPROVE_REMINDER, invoice.value(), by, Map.of());
  }

  @Override
  public void lookAgain(InvoiceNumber invoice) {
    var running = runtime.createProcessInstanceQuery().processDefinitionKey(ID).processInstanceBusinessKey(invoice.value()).count();
    if (running == 0) {
      begun(invoice);
    } else {
      moments.comeNow(ID, STEP_DUE, invoice.value());
    }
  }

  @Override
  public boolean isInHand(InvoiceNumber invoice) {
    return tasks.createTaskQuery().processDefinitionKey(ID).processInstanceBusinessKey(invoice.value()).count() > 0
        || runtime.createProcessInstanceQuery().processDefinitionKey(ID).processInstanceBusinessKey(invoice.value()).withIncident()
            .count() > 0;
  }

  @Override
  public void followedUp(InvoiceNumber invoice, Actor by) {
    workItems.complete(ID, FOLLOW_UP, invoice.value(), by, Map.of());
  }
}
