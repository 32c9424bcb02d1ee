package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentIntakeProcess.ASSIGNED;
import static io.matterflow.receivables.workflow.PaymentIntakeProcess.DECIDE_OVERPAYMENT;
import static io.matterflow.receivables.workflow.PaymentIntakeProcess.ID;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.PaymentTasks;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Drives the process of each payment, in the transaction that stored it or decided about it. */
@Component
class PaymentArrivals implements PaymentTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  PaymentArrivals(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void begin(PaymentId payment) {
    runtime.startProcessInstanceByKey(ID, payment.toString());
  }

  @Override
  public void decided(PaymentId payment, boolean assigned, Actor by) {
    workItems.complete(ID, DECIDE_OVERPAYMENT, payment.toString(), by, ASSIGNED.passing(assigned));
  }
}
