package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRemindersProcess.FOLLOW_UP;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.ID;

import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.ReminderTasks;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class OpenLadders implements ReminderTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  OpenLadders(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void begun(InvoiceNumber invoice) {
    runtime.startProcessInstanceByKey(ID, invoice.value());
  }

  @Override
  public void followedUp(InvoiceNumber invoice, Actor by) {
    workItems.complete(ID, FOLLOW_UP, invoice.value(), by, Map.of());
  }
}
