package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.SettlementDistributionProcess.DISTRIBUTION;
import static io.matterflow.trust.workflow.SettlementDistributionProcess.LOOK_AGAIN_AT;
import static io.matterflow.trust.workflow.SettlementDistributionProcess.SHARES_STAND;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.ShareDraws;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Propose the shares of a settlement",
    does = "Proposes what each payee of a settlement gets, as far as it has come in; a lawyer decides.",
    sets = {"sharesStand", "lookAgainAt"},
    keeps = "lookAgainAt",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; a share is proposed once.")
@Component
class ProposeShares implements JavaDelegate {

  private final ShareDraws draws;

  ProposeShares(ShareDraws draws) {
    this.draws = draws;
  }

  @Override
  public void execute(DelegateExecution execution) {
    SHARES_STAND.pass(execution, draws.look(DISTRIBUTION.from(execution)));
    LOOK_AGAIN_AT.set(execution, draws.lookAgainAt());
  }
}
