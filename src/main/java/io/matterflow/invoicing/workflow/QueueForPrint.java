package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.INVOICE;

import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.PrintQueue;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Put into the print queue",
    does = "Puts an invoice with today's post.")
@Component
class QueueForPrint implements JavaDelegate {

  private final PrintQueue queue;

  QueueForPrint(PrintQueue queue) {
    this.queue = queue;
  }

  @Override
  public void execute(DelegateExecution execution) {
    queue.join(INVOICE.from(execution));
  }
}
