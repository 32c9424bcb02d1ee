package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.DayReviewProcess.DELEGATED;
import static io.matterflow.capture.workflow.DayReviewProcess.DELEGATION_ENDS_AT;

import io.matterflow.capture.DayReviewOpened;
import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each review that is put up is a case of its own. */
@Component
class StartDayReview {

  private final RuntimeService runtime;

  StartDayReview(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(DayReviewOpened opened) {
    var variables = new HashMap<>(DELEGATED.passing(opened.until().isPresent()));
    opened.until().ifPresent(end -> variables.putAll(DELEGATION_ENDS_AT.passing(end)));
    runtime.startProcessInstanceByKey(DayReviewProcess.ID, opened.id().toString(), variables);
  }
}
