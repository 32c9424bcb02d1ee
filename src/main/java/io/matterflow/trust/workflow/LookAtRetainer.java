package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustReplenishmentProcess.ACCOUNT;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.LEDGER;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.REQUEST;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.RETAINER_SHORT;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.Replenishment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Look at the retainer",
    does = "Says whether a retainer is under its minimum.",
    kind = ModelStep.Kind.RULE,
    sets = "retainerShort",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; a ledger has one open "
        + "request at most.")
@Component
class LookAtRetainer implements JavaDelegate {

  private final Replenishment replenishment;

  LookAtRetainer(Replenishment replenishment) {
    this.replenishment = replenishment;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RETAINER_SHORT.pass(execution,
        replenishment.look(REQUEST.from(execution), ACCOUNT.from(execution), LEDGER.from(execution)));
  }
}
