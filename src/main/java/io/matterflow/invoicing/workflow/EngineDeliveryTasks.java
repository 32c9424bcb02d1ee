package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.DELIVER_BY_HAND;
import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.ID;
import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.NAME_RECIPIENT;

import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.DeliveryTasks;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Completes the delivery's tasks when the domain has done what they ask for. */
@Component
class EngineDeliveryTasks implements DeliveryTasks {

  private final WorkItems workItems;

  EngineDeliveryTasks(WorkItems workItems) {
    this.workItems = workItems;
  }

  @Override
  public void deliveredByHand(InvoiceNumber number, Actor by) {
    workItems.complete(ID, DELIVER_BY_HAND, number.value(), by, Map.of());
  }

  @Override
  public void recipientNamed(InvoiceNumber number, Actor by) {
    workItems.complete(ID, NAME_RECIPIENT, number.value(), by, Map.of());
  }
}
