package io.matterflow.trust.workflow;

import io.matterflow.invoicing.InvoiceDelivered;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.trust.ChartAccount;
import io.matterflow.trust.TrustPosted;
import io.matterflow.trust.TrustPosting;
import io.matterflow.trust.TrustProposals;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An invoice that its client has, or money for a matter that has such an invoice, begins the case that proposes draws;
 * there is one.
 */
@Component
class ProposalNews {

  private final TrustProposals proposals;
  private final RuntimeService runtime;

  ProposalNews(TrustProposals proposals, RuntimeService runtime) {
    this.proposals = proposals;
    this.runtime = runtime;
  }

  @EventListener
  void on(InvoiceDelivered news) {
    if (proposals.concerns(news.number())) {
      begin(news.number());
    }
  }

  @EventListener
  void on(TrustPosted news) {
    news.postings().stream()
        .map(TrustPosting::credit)
        .filter(ChartAccount::isLedgerOfClient)
        .distinct()
        .flatMap(credited -> proposals.waitingFor(credited.ledger()).stream())
        .forEach(this::begin);
  }

  private void begin(InvoiceNumber invoice) {
    var running = runtime.createProcessInstanceQuery()
        .processDefinitionKey(TrustProposalProcess.ID).processInstanceBusinessKey(invoice.value()).count();
    if (running == 0) {
      runtime.startProcessInstanceByKey(TrustProposalProcess.ID, invoice.value());
    }
  }
}
