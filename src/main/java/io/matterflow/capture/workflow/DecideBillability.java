package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.TimeCaptureProcess.PROMPT_NEEDED;
import static io.matterflow.capture.workflow.TimeCaptureProcess.SIGNAL_ID;

import io.matterflow.capture.MatterAssignment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class DecideBillability implements JavaDelegate {

  private final MatterAssignment assignment;

  DecideBillability(MatterAssignment assignment) {
    this.assignment = assignment;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PROMPT_NEEDED.pass(execution, assignment.needsAPrompt(SIGNAL_ID.from(execution)));
  }
}
