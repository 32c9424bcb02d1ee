package io.matterflow.prebill.workflow;

import io.matterflow.prebill.BillingHoldLifted;
import io.matterflow.prebill.BillingHoldPlaced;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A hold is a case that waits for its end, in the transaction in which it is placed or lifted. */
@Component
class KeepBillingHold {

  private final RuntimeService runtime;

  KeepBillingHold(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(BillingHoldPlaced placed) {
    runtime.startProcessInstanceByKey(
        BillingHoldProcess.ID, placed.id().toString(), BillingHoldProcess.HOLD_ENDS_AT.passing(placed.endsAt()));
  }

  @EventListener
  void on(BillingHoldLifted lifted) {
    runtime.createMessageCorrelation(BillingHoldProcess.LIFTED)
        .processInstanceBusinessKey(lifted.id().toString())
        .correlate();
  }
}
