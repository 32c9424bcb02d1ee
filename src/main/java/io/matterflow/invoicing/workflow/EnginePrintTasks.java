package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.PrintBatchProcess.ID;
import static io.matterflow.invoicing.workflow.PrintBatchProcess.MAIL_BATCH;

import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.PrintBatchId;
import io.matterflow.invoicing.PrintTasks;
import io.matterflow.kernel.Actor;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Moves on what waited for the post. */
@Component
class EnginePrintTasks implements PrintTasks {

  private final WorkItems workItems;
  private final RuntimeService runtime;

  EnginePrintTasks(WorkItems workItems, RuntimeService runtime) {
    this.workItems = workItems;
    this.runtime = runtime;
  }

  @Override
  public void invoiceMailed(InvoiceNumber number) {
    runtime.createMessageCorrelation(InvoiceDeliveryProcess.MAILED)
        .processInstanceBusinessKey(number.value())
        .correlate();
  }

  @Override
  public void batchMailed(PrintBatchId id, Actor by) {
    workItems.complete(ID, MAIL_BATCH, id.value(), by, Map.of());
  }
}
