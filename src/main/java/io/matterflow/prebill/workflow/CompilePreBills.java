package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCycleProcess.CYCLE;
import static io.matterflow.prebill.workflow.BillingCycleProcess.MATTERS_LEFT;

import io.matterflow.prebill.BillingCycles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
