package io.matterflow.reporting.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.messaging.Passage;
import io.matterflow.reporting.ClientStatementId;
import java.time.Instant;

/** The names that {@code bpmn/client-statement.bpmn} and this package share. */
final class ClientStatementProcess {

  static final String ID = "client-statement";
  static final String RETURNED = "client-statement.returned";
  static final String REACH_CLIENT = "reachClient";
  static final String UNREACHED = "reporting.statement-unreached";

  static final BusinessKey<ClientStatementId> STATEMENT = BusinessKey.of(ClientStatementId::of);
  static final ProcessVariable<Passage> PASSAGE = ProcessVariable.choice("passage", Passage.class);
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");
  static final ProcessVariable<Boolean> AGAIN = ProcessVariable.flag("again");

  private ClientStatementProcess() {}
}
