package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCycleProcess.CYCLE;
import static io.matterflow.prebill.workflow.BillingCycleProcess.MATTERS_LEFT;

import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.BillingCycles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Compile pre-bills",
    does = "Makes the pre-bills of a run, a batch at a time, and says whether matters are left.",
    sets = "mattersLeft",
    owner = Role.BILLING_COORDINATOR,
    nextAction = "Correct what the message names, then retry this step: it goes on with the matters that are left.")
@Component
class CompilePreBills implements JavaDelegate {

  private final BillingCycles cycles;

  CompilePreBills(BillingCycles cycles) {
    this.cycles = cycles;
  }

  @Override
  public void execute(DelegateExecution execution) {
    MATTERS_LEFT.pass(execution, cycles.compileNext(CYCLE.from(execution)));
  }
}
