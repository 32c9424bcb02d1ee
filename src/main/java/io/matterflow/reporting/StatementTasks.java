package io.matterflow.reporting;

import io.matterflow.kernel.Actor;

/** Work of people about statements that did not arrive; the engine ends it when the domain has. */
public interface StatementTasks {

  /** The person has dealt with it; with another attempt the statement goes out again. */
  void reached(ClientStatementId id, boolean again, Actor by);
}
