package io.matterflow.prebill.workflow;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.BillingMarkId;
import io.matterflow.prebill.BillingMarkTasks;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class EngineBillingMarkTasks implements BillingMarkTasks {

  private final WorkItems workItems;

  EngineBillingMarkTasks(WorkItems workItems) {
    this.workItems = workItems;
  }

  @Override
  public void marked(BillingMarkId mark, Actor by) {
    workItems.complete(BillingMarkProcess.ID, BillingMarkProcess.MARK_BILLED, mark.toString(), by, Map.of());
  }
}
