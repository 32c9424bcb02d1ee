package io.matterflow.ebilling.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.invoicing.InvoiceNumber;

/** The names that {@code bpmn/portal-submission.bpmn} and this package share. */
final class PortalSubmissionProcess {

  static final String ID = "portal-submission";
  static final String REJECTED = "portal-submission.rejected";
  static final String TAKEN_AFTER_ALL = "portal-submission.taken-after-all";
  static final String ENDED = "portal-submission.ended";
  static final String MEND_PORTAL_FILE = "mendPortalFile";
  static final String UPLOAD_TO_PORTAL = "uploadToPortal";
  static final String AWAIT_PORTAL = "awaitPortal";
  static final String MEND_REJECTION = "mendRejection";
  static final String DECIDE_RESUBMISSION = "decideResubmission";

  static final BusinessKey<InvoiceNumber> INVOICE = BusinessKey.of(InvoiceNumber::new);
  static final ProcessVariable<Boolean> PORTAL_FILE_READY = ProcessVariable.flag("portalFileReady");
  static final ProcessVariable<Boolean> SUBMITTED_TOO_OFTEN = ProcessVariable.flag("submittedTooOften");

  private PortalSubmissionProcess() {}
}
