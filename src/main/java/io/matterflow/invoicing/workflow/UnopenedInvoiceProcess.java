package io.matterflow.invoicing.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.UnopenedInvoices.Look;
import java.time.Instant;

/**
 * The names that {@code bpmn/unopened-invoice.bpmn} and this package share. The business key is the invoice's number.
 */
final class UnopenedInvoiceProcess {

  static final String ID = "unopened-invoice";
  static final String FIND_OTHER_WAY = "findOtherWay";

  static final BusinessKey<InvoiceNumber> INVOICE = BusinessKey.of(InvoiceNumber::new);
  static final ProcessVariable<Instant> LOOK_AT = ProcessVariable.instant("lookAt").broughtAlong();
  static final ProcessVariable<Look> LOOK = ProcessVariable.choice("look", Look.class);

  private UnopenedInvoiceProcess() {}
}
