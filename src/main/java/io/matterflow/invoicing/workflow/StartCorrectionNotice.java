package io.matterflow.invoicing.workflow;

import io.matterflow.invoicing.CorrectionNoticeBegun;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each document of a correction goes its own way, in the transaction in which it was made. */
@Component
class StartCorrectionNotice {

  private final RuntimeService runtime;

  StartCorrectionNotice(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(CorrectionNoticeBegun begun) {
    runtime.startProcessInstanceByKey(CorrectionNoticeProcess.ID, begun.id().toString());
  }
}
