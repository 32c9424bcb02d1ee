package io.matterflow.trust.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.trust.TrustLookId;
import java.time.Instant;

/** The names that {@code bpmn/trust-round.bpmn} and this package share. */
final class TrustRoundProcess {

  static final String ID = "trust-round";

  static final BusinessKey<TrustLookId> LOOK = BusinessKey.of(TrustLookId::of);
  static final ProcessVariable<Instant> LOOK_DUE_AT = ProcessVariable.instant("lookDueAt");

  private TrustRoundProcess() {}
}
