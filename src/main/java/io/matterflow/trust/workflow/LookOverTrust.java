package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.TrustWatch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings before people what has waited too long. */
@ModelStep(
    name = "See what waits too long in trust",
    does = "Brings deposits, cheques and balances that have waited too long before the people who see to them.",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; nothing is brought before "
        + "anybody twice.")
@Component
class LookOverTrust implements JavaDelegate {

  private final TrustWatch watch;

  LookOverTrust(TrustWatch watch) {
    this.watch = watch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    watch.look();
  }
}
