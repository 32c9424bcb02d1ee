package io.matterflow.invoicing.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.invoicing.Delivery.Channel;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.messaging.Passage;
import java.time.Instant;

/** The names that {@code bpmn/invoice-delivery.bpmn} and this package share. */
final class InvoiceDeliveryProcess {

  static final String ID = "invoice-delivery";
  static final String VOIDED = "invoice-delivery.voided";
  static final String DELIVER_BY_HAND = "deliverByHand";
  static final String NAME_RECIPIENT = "nameRecipient";
  static final String MAILED = "invoice-delivery.mailed";
  static final String MAIL_REFUSED = "invoicing.mail-refused";

  static final BusinessKey<InvoiceNumber> INVOICE = BusinessKey.of(InvoiceNumber::new);
  static final ProcessVariable<Channel> CHANNEL = ProcessVariable.choice("channel", Channel.class);
  static final ProcessVariable<Passage> PASSAGE = ProcessVariable.choice("passage", Passage.class);
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");

  private InvoiceDeliveryProcess() {}
}
