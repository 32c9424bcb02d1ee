package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.TimeCaptureProcess.MATCH;
import static io.matterflow.capture.workflow.TimeCaptureProcess.SIGNAL_ID;

import io.matterflow.capture.MatterAssignment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class MatchMatter implements JavaDelegate {

  private final MatterAssignment assignment;

  MatchMatter(MatterAssignment assignment) {
    this.assignment = assignment;
  }

  @Override
  public void execute(DelegateExecution execution) {
    MATCH.pass(execution, assignment.match(SIGNAL_ID.from(execution)));
  }
}
