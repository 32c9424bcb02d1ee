package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.CLEAN;
import static io.matterflow.prebill.workflow.PreBillProcess.PRE_BILL;

import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.ExceptionGate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Check the client's guidelines",
    does = "Holds a pre-bill against the guidelines of its client, and says whether it is clean.",
    kind = ModelStep.Kind.RULE,
    sets = "clean")
@Component
class CheckGuidelines implements JavaDelegate {

  private final ExceptionGate gate;

  CheckGuidelines(ExceptionGate gate) {
    this.gate = gate;
  }

  @Override
  public void execute(DelegateExecution execution) {
    CLEAN.pass(execution, gate.opensFor(PRE_BILL.from(execution)));
  }
}
