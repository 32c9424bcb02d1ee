package io.matterflow.receivables.workflow;

import io.matterflow.invoicing.CorrectionDone;
import io.matterflow.invoicing.Invoices;
import io.matterflow.receivables.Disputes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was asked for to settle a dispute is done: the rest of the invoice is due again. */
@Component
class CorrectedDisputes {

  private final Disputes disputes;
  private final Invoices invoices;

  CorrectedDisputes(Disputes disputes, Invoices invoices) {
    this.disputes = disputes;
    this.invoices = invoices;
  }

  @EventListener
  void on(CorrectionDone news) {
    var disputed = invoices.find(news.number()).filter(invoice -> invoice.disputed().isPositive());
    if (news.endsDispute() && disputed.isPresent()) {
      disputes.resolve(news.number(), "The invoice was corrected.", news.by());
    }
  }
}
