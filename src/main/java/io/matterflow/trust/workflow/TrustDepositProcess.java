package io.matterflow.trust.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.trust.DepositId;
import java.time.Instant;

/** The names that {@code bpmn/trust-deposit.bpmn} and this package share. */
final class TrustDepositProcess {

  static final String ID = "trust-deposit";
  static final String RETURNED = "trust-deposit.returned";
  static final String RELEASE_ASKED = "trust-deposit.release-asked";
  static final String IDENTIFY_RECEIPT = "identifyReceipt";
  static final String CONFIRM_DEPOSITS = "confirmDeposits";
  static final String CLEARING_DAY_COME = "clearingDayCome";
  static final String RELEASE_DEPOSIT = "releaseDeposit";

  static final BusinessKey<DepositId> DEPOSIT = BusinessKey.of(DepositId::of);
  static final ProcessVariable<Boolean> RECEIPT_IDENTIFIED = ProcessVariable.flag("receiptIdentified");
  static final ProcessVariable<Instant> RECEIPT_OVERDUE_AT = ProcessVariable.instant("receiptOverdueAt");
  static final ProcessVariable<Boolean> DEPOSIT_DRAWABLE = ProcessVariable.flag("depositDrawable");
  static final ProcessVariable<Instant> DEPOSIT_DRAWABLE_AT = ProcessVariable.instant("depositDrawableAt");

  private TrustDepositProcess() {}
}
