package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.CHANNEL;
import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.INVOICE;

import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.Deliveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks {@code delivery-channel} how the invoice goes, and hands the answer to the gateway. */
@ModelStep(
    name = "Decide the delivery",
    does = "Asks the table delivery-channel how an invoice goes to its client.",
    kind = ModelStep.Kind.RULE,
    sets = "channel")
@Component
class DecideDelivery implements JavaDelegate {

  private final Deliveries deliveries;

  DecideDelivery(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    CHANNEL.pass(execution, deliveries.decide(INVOICE.from(execution)));
  }
}
