package io.matterflow.reporting.workflow;

import static io.matterflow.reporting.workflow.ClientStatementProcess.ID;
import static io.matterflow.reporting.workflow.ClientStatementProcess.RETURNED;

import io.matterflow.messaging.MessageFailed;
import io.matterflow.reporting.ClientStatements;
import io.matterflow.reporting.StatementAsked;
import io.matterflow.reporting.StatementReturned;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A statement is a case from the moment somebody sends it; one that comes back later is a case again. */
@Component
class StatementNews {

  private final ClientStatements statements;
  private final RuntimeService runtime;

  StatementNews(ClientStatements statements, RuntimeService runtime) {
    this.statements = statements;
    this.runtime = runtime;
  }

  @EventListener
  void on(StatementAsked asked) {
    runtime.startProcessInstanceByKey(ID, asked.id().toString());
  }

  @EventListener
  void on(MessageFailed failed) {
    statements.returned(failed);
  }

  @EventListener
  void on(StatementReturned returned) {
    runtime.startProcessInstanceByMessage(RETURNED, returned.id().toString());
  }
}
