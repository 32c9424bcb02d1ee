package io.matterflow.prebill.workflow;

import io.matterflow.prebill.BillingMarkOpened;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is to be marked over there is a case, in the transaction that billed it: no invoice waits for the practice
 * system.
 */
@Component
class StartBillingMark {

  private final RuntimeService runtime;

  StartBillingMark(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(BillingMarkOpened opened) {
    runtime.startProcessInstanceByKey(
        BillingMarkProcess.ID, opened.mark().toString(), BillingMarkProcess.TAKES_MARKS.passing(!opened.byHand()));
  }
}
