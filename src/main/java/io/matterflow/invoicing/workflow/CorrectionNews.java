package io.matterflow.invoicing.workflow;

import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.InvoiceSettled;
import io.matterflow.invoicing.InvoiceVoided;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What ends in the transaction that settles or voids an invoice: a correction that waits for a signature, a delivery under way. */
@Component
class CorrectionNews {

  private final Corrections corrections;
  private final RuntimeService runtime;

  CorrectionNews(Corrections corrections, RuntimeService runtime) {
    this.corrections = corrections;
    this.runtime = runtime;
  }

  @EventListener
  void on(InvoiceSettled news) {
    corrections.overtaken(news.number());
  }

  @EventListener
  void on(InvoiceVoided news) {
    runtime.createMessageCorrelation(InvoiceDeliveryProcess.VOIDED)
        .processInstanceBusinessKey(news.number().value())
        .correlateAll();
  }
}
