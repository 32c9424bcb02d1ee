package io.matterflow.reporting.workflow;

import static io.matterflow.reporting.workflow.ClientStatementProcess.AGAIN;
import static io.matterflow.reporting.workflow.ClientStatementProcess.ID;
import static io.matterflow.reporting.workflow.ClientStatementProcess.REACH_CLIENT;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.reporting.ClientStatementId;
import io.matterflow.reporting.StatementTasks;
import org.springframework.stereotype.Component;

/** Ends the task about a statement that did not arrive. */
@Component
class EngineStatementTasks implements StatementTasks {

  private final WorkItems workItems;

  EngineStatementTasks(WorkItems workItems) {
    this.workItems = workItems;
  }

  @Override
  public void reached(ClientStatementId id, boolean again, Actor by) {
    workItems.complete(ID, REACH_CLIENT, id.toString(), by, AGAIN.passing(again));
  }
}
