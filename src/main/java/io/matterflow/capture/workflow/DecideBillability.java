package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.TimeCaptureProcess.PROMPT_NEEDED;
import static io.matterflow.capture.workflow.TimeCaptureProcess.SIGNAL_ID;

import io.matterflow.capture.MatterAssignment;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Decide billability",
    does = "Asks whether an activity is billable, and says whether somebody is to be asked about it.",
    kind = ModelStep.Kind.RULE,
    sets = "promptNeeded")
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
