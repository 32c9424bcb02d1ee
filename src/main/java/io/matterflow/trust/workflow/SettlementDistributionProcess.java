package io.matterflow.trust.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.trust.DistributionId;
import io.matterflow.trust.ShareDraws.Stand;
import java.time.Instant;

/** The names that {@code bpmn/settlement-distribution.bpmn} and this package share. */
final class SettlementDistributionProcess {

  static final String ID = "settlement-distribution";
  static final String RECORD_CLIENTS_WORD = "recordClientsWord";
  static final String SETTLE_SHARES = "settleShares";
  static final String MOVED = "settlement-distribution.moved";
  static final String RETURNED = "settlement-distribution.returned";

  static final BusinessKey<DistributionId> DISTRIBUTION = BusinessKey.of(DistributionId::of);
  static final ProcessVariable<Boolean> CLIENT_APPROVED = ProcessVariable.flag("clientApproved");
  static final ProcessVariable<Stand> SHARES_STAND = ProcessVariable.choice("sharesStand", Stand.class);
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");

  private SettlementDistributionProcess() {}
}
