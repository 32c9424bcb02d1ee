package io.matterflow.invoicing.workflow;

import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.DeliveryFailureId;
import io.matterflow.invoicing.FailureTasks;
import io.matterflow.kernel.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Completes the task of a delivery failure when the domain has done what it asks for. */
@Component
class EngineFailureTasks implements FailureTasks {

  private final WorkItems workItems;

  EngineFailureTasks(WorkItems workItems) {
    this.workItems = workItems;
  }

  @Override
  public void settled(DeliveryFailureId id, Actor by) {
    workItems.complete(
        DeliveryFailureProcess.ID, DeliveryFailureProcess.MEND_ADDRESS, id.toString(), by, Map.of());
  }
}
