package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillLadderProcess.PRE_BILL;

import io.matterflow.prebill.LadderClimb;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ClimbLadder implements JavaDelegate {

  private final LadderClimb climb;

  ClimbLadder(LadderClimb climb) {
    this.climb = climb;
  }

  @Override
  public void execute(DelegateExecution execution) {
    climb.climb(PRE_BILL.from(execution));
  }
}
