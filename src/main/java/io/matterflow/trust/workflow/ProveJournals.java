package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustRoundProcess.LOOK;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.TrustRound;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Prove the trust journals",
    does = "Reads the journal of each trust account from its beginning, and stops the drawdowns of one that does "
        + "not hold.")
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
