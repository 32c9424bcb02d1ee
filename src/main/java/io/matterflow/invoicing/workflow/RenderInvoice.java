package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.INVOICE;

import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.InvoiceDocuments;
import io.matterflow.invoicing.InvoiceMails;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the document that the client gets; one that exists is what was asked for. */
@ModelStep(
    name = "Make the invoice's document",
    does = "Lays out the invoice that the client gets.",
    nextAction = "Find the cause in the log by the invoice's number, mend it, then retry this step.")
@Component
class RenderInvoice implements JavaDelegate {

  private final InvoiceDocuments documents;
  private final InvoiceMails mails;

  RenderInvoice(InvoiceDocuments documents, InvoiceMails mails) {
    this.documents = documents;
    this.mails = mails;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var invoice = INVOICE.from(execution);
    if (!documents.isRendered(invoice)) {
      documents.render(invoice, mails.payLink(invoice));
    }
  }
}
