package io.matterflow.reporting.workflow;

import static io.matterflow.reporting.workflow.ClientStatementProcess.STATEMENT;

import io.matterflow.reporting.ClientStatements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RenderStatement implements JavaDelegate {

  private final ClientStatements statements;

  RenderStatement(ClientStatements statements) {
    this.statements = statements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    statements.render(STATEMENT.from(execution));
  }
}
