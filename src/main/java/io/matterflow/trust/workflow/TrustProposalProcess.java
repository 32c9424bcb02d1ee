package io.matterflow.trust.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.invoicing.InvoiceNumber;
import java.time.Instant;

/** The names that {@code bpmn/trust-proposal.bpmn} and this package share. The business key is the invoice's number. */
final class TrustProposalProcess {

  static final String ID = "trust-proposal";

  static final BusinessKey<InvoiceNumber> INVOICE = BusinessKey.of(InvoiceNumber::new);
  static final ProcessVariable<Boolean> LOOK_AGAIN = ProcessVariable.flag("lookAgain");
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");

  private TrustProposalProcess() {}
}
