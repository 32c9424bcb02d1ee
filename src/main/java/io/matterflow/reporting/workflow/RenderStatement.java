package io.matterflow.reporting.workflow;

import static io.matterflow.reporting.workflow.ClientStatementProcess.STATEMENT;

import io.matterflow.engine.ModelStep;
import io.matterflow.reporting.ClientStatements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Make the statement",
    does = "Lays out a statement of account as of this moment.",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again.")
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
