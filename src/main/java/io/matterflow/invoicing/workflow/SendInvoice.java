package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.ID;
import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.INVOICE;
import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.LOOK_AGAIN_AT;
import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.MAIL_REFUSED;
import static io.matterflow.invoicing.workflow.InvoiceDeliveryProcess.PASSAGE;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.DeliveryFailures;
import io.matterflow.invoicing.InvoiceMails;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceSending;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Passage;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Sends the invoice, once, whatever happens on the way; while messages to its client are paused it waits in the queue.
 */
@ModelStep(
    name = "Send the invoice",
    does = "Sends the invoice by e-mail, once; it waits while messages to the client are paused.",
    kind = ModelStep.Kind.SEND,
    sets = {"lookAgainAt", "passage"},
    keeps = "lookAgainAt",
    nextAction = "Bring the mail system back, then retry this step: one retry sends the invoice, once.")
@Component
class SendInvoice implements JavaDelegate {

  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private final InvoiceSending sending;
  private final EffectStep effects;
  private final InvoiceMails mails;
  private final Messages messages;
  private final Deliveries deliveries;
  private final DeliveryFailures failures;
  private final Clock clock;

  SendInvoice(
      InvoiceSending sending,
      EffectStep effects,
      InvoiceMails mails,
      Messages messages,
      Deliveries deliveries,
      DeliveryFailures failures,
      Clock clock) {
    this.sending = sending;
    this.effects = effects;
    this.mails = mails;
    this.messages = messages;
    this.deliveries = deliveries;
    this.failures = failures;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var invoice = INVOICE.from(execution);
    var passage = sending.passage(invoice, ID);
    if (passage == Passage.OPEN) {
      send(execution, invoice);
    }
    if (passage == Passage.KEPT_BACK) {
      LOOK_AGAIN_AT.set(execution, sending.waitsUntil(invoice).orElseGet(() -> clock.instant().plus(LONGEST_WAIT)));
    }
    PASSAGE.pass(execution, passage);
  }

  private void send(DelegateExecution execution, InvoiceNumber invoice) {
    var mail = mails.of(invoice);
    var vendorId = effects.attempt(execution, new EffectKey(mail.key()), messages.sending(mail))
        .orElseThrow(() -> new BpmnError(MAIL_REFUSED));
    sending.left(invoice);
    deliveries.emailed(invoice, vendorId);
    failures.afterSending(new EffectKey(mail.key()));
  }
}
