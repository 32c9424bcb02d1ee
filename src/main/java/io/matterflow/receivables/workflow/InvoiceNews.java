package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRemindersProcess.ID;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.SETTLED;

import io.matterflow.invoicing.InvoiceDelivered;
import io.matterflow.invoicing.InvoiceSettled;
import io.matterflow.receivables.Reminders;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins a ladder with the delivery of its invoice and ends it with the payment, in the transaction of either. */
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
    if (reminders.begin(news.number())) {
      runtime.startProcessInstanceByKey(ID, news.number().value());
    }
  }

  /** The ladder may have ended, or never begun: then there is nothing to tell. */
  @EventListener
  void on(InvoiceSettled news) {
    runtime.createMessageCorrelation(SETTLED).processInstanceBusinessKey(news.number().value()).correlateAll();
  }
}
