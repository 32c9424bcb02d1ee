package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentChargebackProcess.ANSWER_CHARGEBACK;
import static io.matterflow.receivables.workflow.PaymentChargebackProcess.DECIDED;
import static io.matterflow.receivables.workflow.PaymentChargebackProcess.ID;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.ChargebackId;
import io.matterflow.receivables.ChargebackTasks;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Drives the process of each chargeback, in the transaction that heard of it. */
@Component
class OpenChargebacks implements ChargebackTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  OpenChargebacks(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void opened(ChargebackId chargeback) {
    runtime.startProcessInstanceByKey(ID, chargeback.toString());
  }

  @Override
  public void answered(ChargebackId chargeback, Actor by) {
    workItems.complete(ID, ANSWER_CHARGEBACK, chargeback.toString(), by, Map.of());
  }

  @Override
  public void decided(ChargebackId chargeback) {
    runtime.createMessageCorrelation(DECIDED).processInstanceBusinessKey(chargeback.toString()).correlateAll();
  }
}
