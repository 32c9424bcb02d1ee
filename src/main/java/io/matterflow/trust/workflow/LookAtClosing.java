package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.MatterClosingProcess.CLOSING;
import static io.matterflow.trust.workflow.MatterClosingProcess.CLOSING_STANDS;
import static io.matterflow.trust.workflow.MatterClosingProcess.LOOK_AGAIN_AT;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.Closings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Look what keeps a matter open",
    does = "Reads what is open of a matter that is to be closed, and says whether it can be signed.",
    sets = {"closingStands", "lookAgainAt"},
    keeps = "lookAgainAt",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; a balance is proposed once.")
@Component
class LookAtClosing implements JavaDelegate {

  private final Closings closings;

  LookAtClosing(Closings closings) {
    this.closings = closings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    CLOSING_STANDS.pass(execution, closings.look(CLOSING.from(execution)));
    LOOK_AGAIN_AT.set(execution, closings.lookAgainAt());
  }
}
