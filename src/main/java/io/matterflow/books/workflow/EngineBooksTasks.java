package io.matterflow.books.workflow;

import io.matterflow.books.BooksTasks;
import io.matterflow.books.PostingRunId;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Moves on the cases of runs that wait for the bookkeeper. */
@Component
class EngineBooksTasks implements BooksTasks {

  private final WorkItems workItems;

  EngineBooksTasks(WorkItems workItems) {
    this.workItems = workItems;
  }

  @Override
  public void cleared(PostingRunId run, Actor by) {
    workItems.complete(AccountingPostProcess.ID, AccountingPostProcess.CLEAR_DIFFERENCES, run.toString(), by, Map.of());
  }
}
