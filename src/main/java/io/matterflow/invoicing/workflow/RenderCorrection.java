package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceCorrectionProcess.CORRECTION;

import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.CorrectionDocuments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Make the correction's documents",
    does = "Lays out a credit note, or marks the document of a voided invoice.",
    nextAction = "Find the cause in the log by the correction's id, mend it, then retry this step: the invoice is "
        + "corrected already.")
@Component
class RenderCorrection implements JavaDelegate {

  private final CorrectionDocuments documents;

  RenderCorrection(CorrectionDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    documents.render(CORRECTION.from(execution));
  }
}
