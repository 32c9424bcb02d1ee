package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustProposalProcess.INVOICE;
import static io.matterflow.trust.workflow.TrustProposalProcess.LOOK_AGAIN;
import static io.matterflow.trust.workflow.TrustProposalProcess.LOOK_AGAIN_AT;

import io.matterflow.trust.TrustProposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
