package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRemindersProcess.FOLLOW_UP;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.ID;

import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.ReminderTasks;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class OpenFollowUps implements ReminderTasks {

  private final WorkItems workItems;

  OpenFollowUps(WorkItems workItems) {
    this.workItems = workItems;
  }

  @Override
  public void followedUp(InvoiceNumber invoice, Actor by) {
    workItems.complete(ID, FOLLOW_UP, invoice.value(), by, Map.of());
  }
}
