package io.matterflow.invoicing.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.invoicing.Delivery.Channel;
import io.matterflow.invoicing.InvoiceNumber;

/** The names that {@code bpmn/invoice-delivery.bpmn} and this package share. */
final class InvoiceDeliveryProcess {

  static final String ID = "invoice-delivery";
  static final String DELIVER_BY_HAND = "deliverByHand";
  static final String NAME_RECIPIENT = "nameRecipient";
  static final String MAIL_REFUSED = "invoicing.mail-refused";

  static final BusinessKey<InvoiceNumber> INVOICE = BusinessKey.of(InvoiceNumber::new);
  static final ProcessVariable<Channel> CHANNEL = ProcessVariable.choice("channel", Channel.class);

  private InvoiceDeliveryProcess() {}
}
