package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustDrawdownProcess.DRAWDOWN;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.Drawdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What nobody has carried out in time has to be signed again. */
@ModelStep(
    name = "Lapse the authorization",
    does = "Ends an authorization of trust money that nobody has carried out in time.")
@Component
class LapseAuthorization implements JavaDelegate {

  private final Drawdowns drawdowns;

  LapseAuthorization(Drawdowns drawdowns) {
    this.drawdowns = drawdowns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    drawdowns.lapse(DRAWDOWN.from(execution));
  }
}
