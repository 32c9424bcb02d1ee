package io.matterflow.trust.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.trust.CloseId;
import java.time.Instant;

/** The names that {@code bpmn/trust-reconciliation.bpmn} and this package share. */
final class TrustReconciliationProcess {

  static final String ID = "trust-reconciliation";
  static final String SIGNED_ELSEWHERE = "trust-reconciliation.signed";
  static final String TICK_OFF = "tickOff";
  static final String SIGN_RECONCILIATION = "signReconciliation";

  static final BusinessKey<CloseId> CLOSE = BusinessKey.of(CloseId::of);
  static final ProcessVariable<Instant> LATE_AT = ProcessVariable.instant("reconciliationLateAt");
  static final ProcessVariable<Boolean> BALANCED = ProcessVariable.flag("reconciliationBalanced");
  static final ProcessVariable<Boolean> SIGNED = ProcessVariable.flag("reconciliationSigned");

  private TrustReconciliationProcess() {}
}
