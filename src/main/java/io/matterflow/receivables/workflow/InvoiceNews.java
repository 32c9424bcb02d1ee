package io.matterflow.receivables.workflow;

import io.matterflow.invoicing.InvoiceDelivered;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceSettled;
import io.matterflow.receivables.Reminders;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins a ladder with the delivery of its invoice, and ends it and a dispute with the payment, in the transaction of either. */
@Component
class InvoiceNews {

  private final Reminders reminders;
  private final RuntimeService runtime;

  InvoiceNews(Reminders reminders, RuntimeService runtime) {
    this.reminders = reminders;
    this.runtime = runtime;
  }

  @EventListener
  void on(InvoiceDelivered news) {
    reminders.begin(news.number());
  }

  @EventListener
  void on(InvoiceSettled news) {
    tell(PaymentRemindersProcess.SETTLED, news.number());
    tell(InvoiceDisputeProcess.SETTLED, news.number());
  }

  /** The process may have ended, or never begun: then there is nobody to tell. */
  private void tell(String message, InvoiceNumber number) {
    runtime.createMessageCorrelation(message).processInstanceBusinessKey(number.value()).correlateAll();
  }
}
