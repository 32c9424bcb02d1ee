package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.PRE_BILL;
import static io.matterflow.prebill.workflow.PreBillProcess.RECALLABLE;
import static io.matterflow.prebill.workflow.PreBillProcess.RECALL_OVER_AT;

import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.PreBillRelease;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks until when the approval can be recalled, and hands the answer to the gateway and the timer. */
@ModelStep(
    name = "Decide the recall",
    does = "Says for how long an approval can be recalled before the invoice is made.",
    kind = ModelStep.Kind.RULE,
    sets = {"recallOverAt", "recallable"},
    keeps = "recallOverAt")
@Component
class DecideRecall implements JavaDelegate {

  private final PreBillRelease release;

  DecideRecall(PreBillRelease release) {
    this.release = release;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var until = release.recallableUntil(PRE_BILL.from(execution));
    until.ifPresent(moment -> RECALL_OVER_AT.set(execution, moment));
    RECALLABLE.pass(execution, until.isPresent());
  }
}
