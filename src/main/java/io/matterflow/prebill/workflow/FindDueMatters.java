package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCycleProcess.CYCLE;

import io.matterflow.prebill.BillingCycles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
