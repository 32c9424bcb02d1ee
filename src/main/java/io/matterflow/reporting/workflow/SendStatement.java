package io.matterflow.reporting.workflow;

import static io.matterflow.reporting.workflow.ClientStatementProcess.ID;
import static io.matterflow.reporting.workflow.ClientStatementProcess.LOOK_AGAIN_AT;
import static io.matterflow.reporting.workflow.ClientStatementProcess.PASSAGE;
import static io.matterflow.reporting.workflow.ClientStatementProcess.STATEMENT;
import static io.matterflow.reporting.workflow.ClientStatementProcess.UNREACHED;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Passage;
import io.matterflow.reporting.ClientStatementId;
import io.matterflow.reporting.ClientStatements;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the statement, once; while messages to its client are paused it waits in the queue. */
@ModelStep(
    name = "Send the statement",
    does = "Sends a statement of account, once; it waits while messages to the client are paused.",
    kind = ModelStep.Kind.SEND,
    sets = {"lookAgainAt", "passage"},
    keeps = "lookAgainAt",
    nextAction = "Bring the mail system back, then retry this step: one retry sends the statement, once.")
@Component
class SendStatement implements JavaDelegate {

  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private final ClientStatements statements;
  private final EffectStep effects;
  private final Messages messages;
  private final Clock clock;

  SendStatement(ClientStatements statements, EffectStep effects, Messages messages, Clock clock) {
    this.statements = statements;
    this.effects = effects;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var statement = STATEMENT.from(execution);
    var passage = statements.passage(statement, ID);
    if (passage == Passage.OPEN) {
      send(execution, statement);
    }
    if (passage == Passage.KEPT_BACK) {
      LOOK_AGAIN_AT.set(execution,
          statements.waitsUntil(statement).orElseGet(() -> clock.instant().plus(LONGEST_WAIT)));
    }
    PASSAGE.pass(execution, passage);
  }

  private void send(DelegateExecution execution, ClientStatementId statement) {
    var vendorId = statements.mail(statement)
        .flatMap(mail -> effects.attempt(execution, new EffectKey(mail.key()), messages.sending(mail)));
    if (vendorId.isEmpty()) {
      statements.unreached(statement);
      throw new BpmnError(UNREACHED);
    }
    statements.sent(statement, vendorId.get());
  }
}
