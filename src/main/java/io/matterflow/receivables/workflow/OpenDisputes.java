package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.InvoiceDisputeProcess.ID;
import static io.matterflow.receivables.workflow.InvoiceDisputeProcess.RESOLVE_DISPUTE;

import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.DisputeTasks;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class OpenDisputes implements DisputeTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  OpenDisputes(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void raised(InvoiceNumber invoice) {
    runtime.startProcessInstanceByKey(ID, invoice.value());
  }

  @Override
  public void resolved(InvoiceNumber invoice, Actor by) {
    workItems.complete(ID, RESOLVE_DISPUTE, invoice.value(), by, Map.of());
  }
}
