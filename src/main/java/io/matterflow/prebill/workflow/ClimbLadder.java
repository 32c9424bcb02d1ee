package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillLadderProcess.PRE_BILL;

import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.LadderClimb;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Climb the escalation ladder",
    does = "Asks the next responsible person for a review or a signature that is late.",
    kind = ModelStep.Kind.RULE)
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
