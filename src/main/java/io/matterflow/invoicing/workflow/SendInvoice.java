package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.INVOICE;
import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.MAIL_REFUSED;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.DeliveryFailures;
import io.matterflow.invoicing.InvoiceMails;
import io.matterflow.messaging.Messages;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the invoice, once, whatever happens on the way. */
@Component
class SendInvoice implements JavaDelegate {

  private final EffectStep effects;
  private final InvoiceMails mails;
  private final Messages messages;
  private final Deliveries deliveries;
  private final DeliveryFailures failures;

  SendInvoice(
      EffectStep effects, InvoiceMails mails, Messages messages, Deliveries deliveries, DeliveryFailures failures) {
    this.effects = effects;
    this.mails = mails;
    this.messages = messages;
    this.deliveries = deliveries;
    this.failures = failures;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var invoice = INVOICE.from(execution);
    var mail = mails.of(invoice);
    var vendorId = effects.attempt(execution, new EffectKey(mail.key()), messages.sending(mail))
        .orElseThrow(() -> new BpmnError(MAIL_REFUSED));
    deliveries.emailed(invoice, vendorId);
    failures.afterSending(new EffectKey(mail.key()));
  }
}
