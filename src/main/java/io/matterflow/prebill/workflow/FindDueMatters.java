package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCycleProcess.CYCLE;

import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.BillingCycles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Find due matters",
    does = "Finds the matters that a billing run is about.",
    kind = ModelStep.Kind.RULE,
    owner = Role.BILLING_COORDINATOR,
    nextAction = "Correct what the message names, then retry this step: nothing was compiled yet.")
@Component
class FindDueMatters implements JavaDelegate {

  private final BillingCycles cycles;

  FindDueMatters(BillingCycles cycles) {
    this.cycles = cycles;
  }

  @Override
  public void execute(DelegateExecution execution) {
    cycles.findDueMatters(CYCLE.from(execution));
  }
}
