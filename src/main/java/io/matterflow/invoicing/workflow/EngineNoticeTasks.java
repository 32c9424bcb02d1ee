package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.AGAIN;
import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.BRING_CORRECTION;
import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.ID;

import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.CorrectionNoticeId;
import io.matterflow.invoicing.NoticeTasks;
import io.matterflow.kernel.Actor;
import org.springframework.stereotype.Component;

/** Ends the task of bringing a correction's document to its client. */
@Component
class EngineNoticeTasks implements NoticeTasks {

  private final WorkItems workItems;

  EngineNoticeTasks(WorkItems workItems) {
    this.workItems = workItems;
  }

  @Override
  public void brought(CorrectionNoticeId id, boolean again, Actor by) {
    workItems.complete(ID, BRING_CORRECTION, id.toString(), by, AGAIN.passing(again));
  }
}
