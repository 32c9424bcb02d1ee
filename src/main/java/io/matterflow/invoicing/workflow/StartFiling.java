package io.matterflow.invoicing.workflow;

import io.matterflow.invoicing.FilingBegun;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Each record is a case of its own, in the transaction in which the document went: a practice system that is down holds
 * up nothing.
 */
@Component
class StartFiling {

  private final RuntimeService runtime;

  StartFiling(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(FilingBegun begun) {
    runtime.startProcessInstanceByKey(DocumentFilingProcess.ID, begun.id().toString());
  }
}
