package io.matterflow.trust.workflow;

import io.matterflow.trust.TrustLookPlanned;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each look is a case that waits for its night. */
@Component
class TrustRoundNews {

  private final RuntimeService runtime;

  TrustRoundNews(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(TrustLookPlanned planned) {
    runtime.startProcessInstanceByKey(
        TrustRoundProcess.ID, planned.id().toString(), TrustRoundProcess.LOOK_DUE_AT.passing(planned.dueAt()));
  }
}
