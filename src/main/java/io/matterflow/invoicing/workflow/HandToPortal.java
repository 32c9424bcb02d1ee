package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.INVOICE;

import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.Deliveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells that the invoice is to go to its client's e-billing portal. */
@ModelStep(
    name = "Hand to the client's portal",
    does = "Begins the submission of an invoice to its client's e-billing portal.")
@Component
class HandToPortal implements JavaDelegate {

  private final Deliveries deliveries;

  HandToPortal(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    deliveries.toPortal(INVOICE.from(execution));
  }
}
