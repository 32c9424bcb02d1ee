package io.matterflow.invoicing.workflow;

import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.DeliveryFailures;
import io.matterflow.invoicing.InvoiceSettled;
import io.matterflow.invoicing.InvoiceVoided;
import io.matterflow.invoicing.PrintQueue;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What ends in the transaction that settles or voids an invoice: a correction that waits for a signature, a delivery
 * under way, its place in a print batch, an address that was to be mended for its sake.
 */
@Component
class CorrectionNews {

  private final Corrections corrections;
  private final PrintQueue printQueue;
  private final DeliveryFailures failures;
  private final RuntimeService runtime;

  CorrectionNews(Corrections corrections, PrintQueue printQueue, DeliveryFailures failures, RuntimeService runtime) {
    this.corrections = corrections;
    this.printQueue = printQueue;
    this.failures = failures;
    this.runtime = runtime;
  }

  @EventListener
  void on(InvoiceSettled news) {
    corrections.overtaken(news.number());
  }

  @EventListener
  void on(InvoiceVoided news) {
    printQueue.leave(news.number());
    failures.voided(news.number());
    runtime.createMessageCorrelation(InvoiceDeliveryProcess.VOIDED)
        .processInstanceBusinessKey(news.number().value())
        .correlateAll();
  }
}
