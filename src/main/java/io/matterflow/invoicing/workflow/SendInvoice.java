package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.INVOICE;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.InvoiceMails;
import io.matterflow.messaging.Messages;
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

  SendInvoice(EffectStep effects, InvoiceMails mails, Messages messages, Deliveries deliveries) {
    this.effects = effects;
    this.mails = mails;
    this.messages = messages;
    this.deliveries = deliveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var invoice = INVOICE.from(execution);
    var mail = mails.of(invoice);
    var vendorId = effects.take(execution, new EffectKey(mail.key()), messages.sending(mail));
    deliveries.emailed(invoice, vendorId);
  }
}
