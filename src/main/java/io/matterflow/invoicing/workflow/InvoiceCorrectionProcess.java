package io.matterflow.invoicing.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.invoicing.CorrectionId;
import io.matterflow.invoicing.CorrectionTasks.Ruling;

/** The names that {@code bpmn/invoice-correction.bpmn} and this package share. */
final class InvoiceCorrectionProcess {

  static final String ID = "invoice-correction";
  static final String OVERTAKEN = "invoice-correction.overtaken";
  static final String APPROVE_CORRECTION = "approveCorrection";

  static final BusinessKey<CorrectionId> CORRECTION = BusinessKey.of(CorrectionId::of);
  static final ProcessVariable<Ruling> CORRECTION_RULING = ProcessVariable.choice("correctionRuling", Ruling.class);

  private InvoiceCorrectionProcess() {}
}
