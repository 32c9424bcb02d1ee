package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentIntakeProcess.ASSIGNED;
import static io.matterflow.receivables.workflow.PaymentIntakeProcess.CHANGED;
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

  /** Where the process has not allocated yet, it will reckon with the change by itself. */
  @Override
  public void changed(PaymentId payment) {
    var key = payment.toString();
    if (runtime.createProcessInstanceQuery().processDefinitionKey(ID).processInstanceBusinessKey(key).count() == 0) {
      runtime.startProcessInstanceByKey(ID, key);
    } else {
      runtime.createMessageCorrelation(CHANGED).processInstanceBusinessKey(key).correlateAll();
    }
  }

  @Override
  public boolean isAsked(PaymentId payment) {
    return workItems.open(ID, DECIDE_OVERPAYMENT, payment.toString()).isPresent();
  }

  @Override
  public void decided(PaymentId payment, boolean assigned, Actor by) {
    workItems.complete(ID, DECIDE_OVERPAYMENT, payment.toString(), by, ASSIGNED.passing(assigned));
  }
}
