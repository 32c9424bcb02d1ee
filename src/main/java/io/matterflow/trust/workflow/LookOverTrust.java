package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustRoundProcess.LOOK;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.AuthorityDays;
import io.matterflow.trust.TrustWatch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings before people what waits for them now, and what has waited too long. */
@ModelStep(
    name = "See what waits too long in trust",
    does = "Offers what waits for a lawyer to those who hold trust authority by now, and brings deposits, cheques and "
        + "balances that have waited too long before the people who see to them.",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; nothing is brought before "
        + "anybody twice.")
@Component
class LookOverTrust implements JavaDelegate {

  private final AuthorityDays days;
  private final TrustWatch watch;

  LookOverTrust(AuthorityDays days, TrustWatch watch) {
    this.days = days;
    this.watch = watch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    days.look(LOOK.from(execution));
    watch.look();
  }
}
