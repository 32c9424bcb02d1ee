package io.matterflow.receivables.workflow;

import io.matterflow.invoicing.InvoiceCameBack;
import io.matterflow.invoicing.InvoiceDelivered;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceReopened;
import io.matterflow.invoicing.InvoiceSettled;
import io.matterflow.invoicing.InvoiceTakenOver;
import io.matterflow.invoicing.PortalAnswered;
import io.matterflow.invoicing.ReservationEnded;
import io.matterflow.receivables.PaymentIntake;
import io.matterflow.receivables.Reminders;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins a ladder with the delivery or the take-over of its invoice, has it stand while the invoice has come back, ends
 * it and a dispute with the payment, and begins it again when the money is taken back; each in the transaction at hand.
 */
@Component
class InvoiceNews {

  private final Reminders reminders;
  private final PaymentIntake intake;
  private final RuntimeService runtime;

  InvoiceNews(Reminders reminders, PaymentIntake intake, RuntimeService runtime) {
    this.reminders = reminders;
    this.intake = intake;
    this.runtime = runtime;
  }

  @EventListener
  void on(InvoiceDelivered news) {
    reminders.begin(news.number());
  }

  @EventListener
  void on(InvoiceCameBack news) {
    reminders.cameBack(news.number(), PaymentRemindersProcess.ID);
  }

  @EventListener
  void on(PortalAnswered news) {
    reminders.portalAnswered(news.number());
  }

  @EventListener
  void on(InvoiceTakenOver news) {
    reminders.takeOver(news.number(), news.asOf());
  }

  @EventListener
  void on(ReservationEnded news) {
    reminders.released(news.number());
  }

  @EventListener
  void on(InvoiceSettled news) {
    reminders.settled(news.number(), PaymentRemindersProcess.ID);
    tell(PaymentRemindersProcess.SETTLED, news.number());
    tell(InvoiceDisputeProcess.SETTLED, news.number());
  }

  @EventListener
  void on(InvoiceReopened news) {
    if (!isChased(news.number()) && reminders.beginAgain(news.number())) {
      runtime.startProcessInstanceByKey(PaymentRemindersProcess.ID, news.number().value());
    }
    intake.offer(news.number());
  }

  private boolean isChased(InvoiceNumber number) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(PaymentRemindersProcess.ID)
        .processInstanceBusinessKey(number.value())
        .count() > 0;
  }

  /** The process may have ended, or never begun: then there is nobody to tell. */
  private void tell(String message, InvoiceNumber number) {
    runtime.createMessageCorrelation(message).processInstanceBusinessKey(number.value()).correlateAll();
  }
}
