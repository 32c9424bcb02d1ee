package io.matterflow.trust.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustRequestId;
import java.time.Instant;

/** The names that {@code bpmn/trust-replenishment.bpmn} and this package share. */
final class TrustReplenishmentProcess {

  static final String ID = "trust-replenishment";
  static final String RELEASE_REQUEST = "releaseRequest";
  static final String FOLLOW_UP_REQUEST = "followUpRequest";
  static final String REQUEST_DUE = "requestDue";
  static final String ENDED = "trust-replenishment.ended";

  static final BusinessKey<TrustRequestId> REQUEST = BusinessKey.of(TrustRequestId::of);
  static final ProcessVariable<TrustAccountId> ACCOUNT = ProcessVariable.id("accountId", TrustAccountId::new);
  static final ProcessVariable<LedgerId> LEDGER = ProcessVariable.id("ledgerId", LedgerId::new);
  static final ProcessVariable<Boolean> RETAINER_SHORT = ProcessVariable.flag("retainerShort");
  static final ProcessVariable<Boolean> REQUEST_RELEASED = ProcessVariable.flag("requestReleased");
  static final ProcessVariable<Instant> REQUEST_DUE_AT = ProcessVariable.instant("requestDueAt");
  static final ProcessVariable<Asked> CLIENT_ASKED = ProcessVariable.choice("clientAsked", Asked.class);

  private TrustReplenishmentProcess() {}

  /** What became of a letter. */
  enum Asked {
    SENT,
    KEPT_BACK,
    HAND_OVER
  }
}
