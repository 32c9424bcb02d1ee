package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.DailyRoundProcess.ROUND;

import io.matterflow.capture.DailyRounds;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Plan messages to timekeepers",
    does = "Plans one message a person: the day's digest, or the week's nudge.",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; nothing that was done is "
        + "done twice.")
@Component
class PlanNotices implements JavaDelegate {

  private final DailyRounds rounds;

  PlanNotices(DailyRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.planNotices(ROUND.from(execution));
  }
}
