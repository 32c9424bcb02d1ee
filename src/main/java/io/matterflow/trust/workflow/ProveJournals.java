package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustRoundProcess.LOOK;

import io.matterflow.trust.TrustRound;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ProveJournals implements JavaDelegate {

  private final TrustRound round;

  ProveJournals(TrustRound round) {
    this.round = round;
  }

  @Override
  public void execute(DelegateExecution execution) {
    round.look(LOOK.from(execution));
  }
}
