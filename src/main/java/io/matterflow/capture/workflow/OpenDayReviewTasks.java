package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.DayReviewProcess.DELEGATION_REVOKED;
import static io.matterflow.capture.workflow.DayReviewProcess.ID;
import static io.matterflow.capture.workflow.DayReviewProcess.REVIEW_DAY;
import static io.matterflow.capture.workflow.DayReviewProcess.REVIEW_DAY_AS_DELEGATE;

import io.matterflow.capture.DayReview;
import io.matterflow.capture.DayReviewTasks;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Ends the open task of a {@code day-review}. */
@Component
class OpenDayReviewTasks implements DayReviewTasks {

  private final WorkItems workItems;
  private final RuntimeService runtime;

  OpenDayReviewTasks(WorkItems workItems, RuntimeService runtime) {
    this.workItems = workItems;
    this.runtime = runtime;
  }

  @Override
  public void reviewed(DayReview review, Actor by) {
    var task = review.isDelegated() ? REVIEW_DAY_AS_DELEGATE : REVIEW_DAY;
    workItems.complete(ID, task, review.id().toString(), by, Map.of());
  }

  @Override
  public void withdrawn(DayReview review) {
    runtime.createMessageCorrelation(DELEGATION_REVOKED).processInstanceBusinessKey(review.id().toString()).correlate();
  }
}
