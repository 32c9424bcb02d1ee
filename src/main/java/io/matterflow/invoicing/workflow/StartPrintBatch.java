package io.matterflow.invoicing.workflow;

import io.matterflow.invoicing.PrintBatchOpened;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each batch is a case of its own, in the transaction in which its first invoice comes. */
@Component
class StartPrintBatch {

  private final RuntimeService runtime;

  StartPrintBatch(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(PrintBatchOpened opened) {
    runtime.startProcessInstanceByKey(PrintBatchProcess.ID, opened.id().value());
  }
}
