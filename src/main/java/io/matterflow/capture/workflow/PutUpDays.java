package io.matterflow.capture.workflow;

import io.matterflow.capture.DayReviews;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Put up the day's table",
    does = "Gives each timekeeper whose prompts wait one table to answer them in.",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; nothing that was done is "
        + "done twice.")
@Component
class PutUpDays implements JavaDelegate {

  private final DayReviews reviews;

  PutUpDays(DayReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.putUp();
  }
}
