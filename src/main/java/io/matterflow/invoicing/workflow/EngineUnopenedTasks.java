package io.matterflow.invoicing.workflow;

import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.UnopenedTasks;
import io.matterflow.kernel.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Completes the task about an unopened invoice when the domain has done what it asks for. */
@Component
class EngineUnopenedTasks implements UnopenedTasks {

  private final WorkItems workItems;

  EngineUnopenedTasks(WorkItems workItems) {
    this.workItems = workItems;
  }

  @Override
  public void settled(InvoiceNumber number, Actor by) {
    workItems.complete(
        UnopenedInvoiceProcess.ID, UnopenedInvoiceProcess.FIND_OTHER_WAY, number.value(), by, Map.of());
  }
}
