package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceCorrectionProcess.APPROVE_CORRECTION;
import static io.matterflow.invoicing.workflow.InvoiceCorrectionProcess.CORRECTION_RULING;
import static io.matterflow.invoicing.workflow.InvoiceCorrectionProcess.ID;
import static io.matterflow.invoicing.workflow.InvoiceCorrectionProcess.OVERTAKEN;

import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.CorrectionId;
import io.matterflow.invoicing.CorrectionTasks;
import io.matterflow.kernel.Actor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class OpenCorrections implements CorrectionTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  OpenCorrections(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void asked(CorrectionId id) {
    runtime.startProcessInstanceByKey(ID, id.toString());
  }

  @Override
  public void judged(CorrectionId id, Ruling ruling, Actor by) {
    workItems.complete(ID, APPROVE_CORRECTION, id.toString(), by, CORRECTION_RULING.passing(ruling));
  }

  @Override
  public void overtaken(CorrectionId id) {
    runtime.createMessageCorrelation(OVERTAKEN).processInstanceBusinessKey(id.toString()).correlateAll();
  }
}
