package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.TimeCaptureProcess.SIGNAL_ID;
import static io.matterflow.capture.workflow.TimePostingProcess.RATE_KNOWN;
import static io.matterflow.capture.workflow.TimePostingProcess.RECALL_OVER_AT;

import io.matterflow.capture.TimePosting;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Decide the posting delay",
    does = "Says for how long approved time can be taken back before it is posted, and whether its rate is known.",
    kind = ModelStep.Kind.RULE,
    sets = {"recallOverAt", "rateKnown"},
    keeps = "recallOverAt")
@Component
class DecidePostingDelay implements JavaDelegate {

  private final TimePosting posting;

  DecidePostingDelay(TimePosting posting) {
    this.posting = posting;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var waiting = posting.waiting(SIGNAL_ID.from(execution));
    RECALL_OVER_AT.set(execution, waiting.until());
    RATE_KNOWN.pass(execution, waiting.rateKnown());
  }
}
