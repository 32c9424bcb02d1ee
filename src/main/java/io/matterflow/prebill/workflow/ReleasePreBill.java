package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.PRE_BILL;

import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.PreBillRelease;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Release the pre-bill",
    does = "Makes an invoice of a pre-bill that everybody has signed.")
@Component
class ReleasePreBill implements JavaDelegate {

  private final PreBillRelease release;

  ReleasePreBill(PreBillRelease release) {
    this.release = release;
  }

  @Override
  public void execute(DelegateExecution execution) {
    release.release(PRE_BILL.from(execution));
  }
}
