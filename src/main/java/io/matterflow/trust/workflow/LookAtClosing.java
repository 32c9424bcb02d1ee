package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.MatterClosingProcess.CLOSING;
import static io.matterflow.trust.workflow.MatterClosingProcess.CLOSING_STANDS;
import static io.matterflow.trust.workflow.MatterClosingProcess.LOOK_AGAIN_AT;

import io.matterflow.trust.Closings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
