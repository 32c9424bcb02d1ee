package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillLadderProcess.PRE_BILL;

import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.notices.Notices;
import io.matterflow.prebill.LadderClimb;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to whoever was asked last, unless the step was done meanwhile. */
@ModelStep(
    name = "Remind the person asked",
    does = "Writes to the person who was asked last for a review or a signature, once.",
    kind = ModelStep.Kind.SEND,
    nextAction = "See that the mail system answers, then retry this step: the reminder goes out once.")
@Component
class RemindPerson implements JavaDelegate {

  private final LadderClimb climb;
  private final Notices notices;
  private final EffectStep step;

  RemindPerson(LadderClimb climb, Notices notices, EffectStep step) {
    this.climb = climb;
    this.notices = notices;
    this.step = step;
  }

  @Override
  public void execute(DelegateExecution execution) {
    climb.reminder(PRE_BILL.from(execution)).ifPresent(reminder -> step.take(execution, reminder.key(),
        notices.mail(reminder.key(), reminder.person(), reminder.subject(), reminder.words())));
  }
}
