package io.matterflow.trust.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.trust.ClosingId;
import io.matterflow.trust.Closings.Stand;
import java.time.Instant;

/** The names that {@code bpmn/matter-closing.bpmn} and this package share. */
final class MatterClosingProcess {

  static final String ID = "matter-closing";
  static final String SETTLE_OPEN_PIECES = "settleOpenPieces";
  static final String SIGN_CLOSING = "signClosing";

  static final BusinessKey<ClosingId> CLOSING = BusinessKey.of(ClosingId::of);
  static final ProcessVariable<Stand> CLOSING_STANDS = ProcessVariable.choice("closingStands", Stand.class);
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");
  static final ProcessVariable<Boolean> CLOSING_GIVEN_UP = ProcessVariable.flag("closingGivenUp");
  static final ProcessVariable<Boolean> CLOSING_SIGNED = ProcessVariable.flag("closingSigned");

  private MatterClosingProcess() {}
}
