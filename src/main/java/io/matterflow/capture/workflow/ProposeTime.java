package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.TimeCaptureProcess.PROMPT_MODE;
import static io.matterflow.capture.workflow.TimeCaptureProcess.SIGNAL_ID;

import io.matterflow.capture.TimeProposals;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Propose time",
    does = "Fills in a prompt with minutes, codes and words, and says how the timekeeper is asked.",
    sets = "promptMode")
@Component
class ProposeTime implements JavaDelegate {

  private final TimeProposals proposals;

  ProposeTime(TimeProposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PROMPT_MODE.pass(execution, proposals.propose(SIGNAL_ID.from(execution)));
  }
}
