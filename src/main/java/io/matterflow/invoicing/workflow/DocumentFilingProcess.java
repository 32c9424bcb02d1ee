package io.matterflow.invoicing.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.invoicing.FilingId;

/** The names that {@code bpmn/document-filing.bpmn} and this package share. The business key is the filing's id. */
final class DocumentFilingProcess {

  static final String ID = "document-filing";

  static final BusinessKey<FilingId> FILING = BusinessKey.of(FilingId::of);

  private DocumentFilingProcess() {}
}
