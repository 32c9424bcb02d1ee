package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.DailyRoundProcess.ROUND;

import io.matterflow.capture.DailyRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
