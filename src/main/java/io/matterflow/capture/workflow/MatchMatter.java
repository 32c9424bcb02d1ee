package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.TimeCaptureProcess.MATCH;
import static io.matterflow.capture.workflow.TimeCaptureProcess.SIGNAL_ID;

import io.matterflow.capture.MatterAssignment;
import io.matterflow.capture.SignalId;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** However the case was begun, it is the only one of a signal that waits for it. */
@ModelStep(
    name = "Match the matter",
    does = "Says which matter an activity belongs to, or that a person is to be asked.",
    kind = ModelStep.Kind.RULE,
    sets = "match")
@Component
class MatchMatter implements JavaDelegate {

  private final MatterAssignment assignment;

  MatchMatter(MatterAssignment assignment) {
    this.assignment = assignment;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var signal = idOf(execution);
    if (!assignment.awaitsItsCase(signal)) {
      throw new BadUserRequestException(
          "signal %s waits for no case: cases are opened by /api/activity-signals".formatted(signal));
    }
    MATCH.pass(execution, assignment.match(signal));
  }

  private static SignalId idOf(DelegateExecution execution) {
    try {
      return SIGNAL_ID.from(execution);
    } catch (IllegalArgumentException | NullPointerException unreadable) {
      throw new BadUserRequestException("start time-capture with the UUID of a signal as business key", unreadable);
    }
  }
}
