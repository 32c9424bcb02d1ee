package io.matterflow.prebill.workflow;

import io.matterflow.prebill.BillingLookPlanned;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each look at the billing calendar is a case of its own, which waits for its moment. */
@Component
class StartBillingLook {

  private final RuntimeService runtime;

  StartBillingLook(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(BillingLookPlanned planned) {
    runtime.startProcessInstanceByKey(BillingCalendarProcess.ID, planned.id().toString(),
        BillingCalendarProcess.LOOK_DUE_AT.passing(planned.dueAt()));
  }
}
