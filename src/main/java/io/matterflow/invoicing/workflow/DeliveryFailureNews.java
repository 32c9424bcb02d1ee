package io.matterflow.invoicing.workflow;

import io.matterflow.invoicing.DeliveryFailed;
import io.matterflow.invoicing.DeliveryFailures;
import io.matterflow.messaging.MessageFailed;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A message that came back is noted, and its case begins, in the transaction that took the news in. */
@Component
class DeliveryFailureNews {

  private final DeliveryFailures failures;
  private final RuntimeService runtime;

  DeliveryFailureNews(DeliveryFailures failures, RuntimeService runtime) {
    this.failures = failures;
    this.runtime = runtime;
  }

  @EventListener
  void on(MessageFailed failed) {
    failures.note(failed);
  }

  @EventListener
  void on(DeliveryFailed failed) {
    runtime.startProcessInstanceByKey(DeliveryFailureProcess.ID, failed.id().toString());
  }
}
