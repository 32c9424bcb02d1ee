package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustProposalProcess.INVOICE;
import static io.matterflow.trust.workflow.TrustProposalProcess.LOOK_AGAIN;
import static io.matterflow.trust.workflow.TrustProposalProcess.LOOK_AGAIN_AT;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.TrustProposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Propose a draw from trust",
    does = "Proposes to pay an invoice from the client's trust money; a lawyer decides.",
    kind = ModelStep.Kind.RULE,
    sets = {"lookAgain", "lookAgainAt"},
    keeps = "lookAgainAt",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; an invoice has one open "
        + "proposal at most.")
@Component
class ProposeDraw implements JavaDelegate {

  private final TrustProposals proposals;

  ProposeDraw(TrustProposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    LOOK_AGAIN.pass(execution, proposals.look(INVOICE.from(execution)));
    LOOK_AGAIN_AT.set(execution, proposals.lookAgainAt());
  }
}
