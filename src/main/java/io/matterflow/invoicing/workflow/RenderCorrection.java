package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceCorrectionProcess.CORRECTION;

import io.matterflow.invoicing.CorrectionDocuments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
