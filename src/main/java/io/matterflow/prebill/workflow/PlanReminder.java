package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillLadderProcess.PRE_BILL;
import static io.matterflow.prebill.workflow.PreBillLadderProcess.REMINDER_DUE_AT;
import static io.matterflow.prebill.workflow.PreBillLadderProcess.SOMEBODY_LEFT;

import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.LadderClimb;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Plan the next reminder of a reviewer",
    does = "Says when somebody is reminded of a review or a signature, and whether anybody is left to ask.",
    kind = ModelStep.Kind.RULE,
    sets = {"somebodyLeft", "reminderDueAt"})
@Component
class PlanReminder implements JavaDelegate {

  private final LadderClimb climb;

  PlanReminder(LadderClimb climb) {
    this.climb = climb;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var next = climb.next(PRE_BILL.from(execution));
    SOMEBODY_LEFT.pass(execution, next.isPresent());
    next.ifPresent(moment -> REMINDER_DUE_AT.pass(execution, moment));
  }
}
