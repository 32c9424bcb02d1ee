package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.DailyRoundProcess.ROUND;

import io.matterflow.capture.DailyRounds;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Plan the next daily round",
    does = "Plans the next round over prompts, digests and old signals.")
@Component
class BeginRound implements JavaDelegate {

  private final DailyRounds rounds;

  BeginRound(DailyRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.begin(ROUND.from(execution));
  }
}
