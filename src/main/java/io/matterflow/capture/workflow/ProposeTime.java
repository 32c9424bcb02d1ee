package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.TimeCaptureProcess.PROMPT_MODE;
import static io.matterflow.capture.workflow.TimeCaptureProcess.SIGNAL_ID;

import io.matterflow.capture.TimeProposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
