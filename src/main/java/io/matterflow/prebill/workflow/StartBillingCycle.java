package io.matterflow.prebill.workflow;

import io.matterflow.prebill.BillingCycleRequested;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A requested run is a process, in the transaction of the request. */
@Component
class StartBillingCycle {

  private final RuntimeService runtime;

  StartBillingCycle(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(BillingCycleRequested requested) {
    runtime.startProcessInstanceByKey(BillingCycleProcess.ID, requested.id().toString());
  }
}
