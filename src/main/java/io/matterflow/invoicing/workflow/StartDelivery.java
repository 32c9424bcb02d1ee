package io.matterflow.invoicing.workflow;

import io.matterflow.invoicing.DeliveryRequested;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each request to deliver an invoice runs as a process of its own, under the invoice's number. */
@Component
class StartDelivery {

  private final RuntimeService runtime;

  StartDelivery(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(DeliveryRequested requested) {
    runtime.startProcessInstanceByKey(InvoiceDeliveryProcess.ID, requested.number().value());
  }
}
