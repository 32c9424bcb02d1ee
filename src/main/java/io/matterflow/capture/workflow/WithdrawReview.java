package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.DayReviewProcess.REVIEW;

import io.matterflow.capture.DayReviews;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Withdraw the day's table",
    does = "Ends a table of the day; what is unanswered waits for its timekeeper as before.")
@Component
class WithdrawReview implements JavaDelegate {

  private final DayReviews reviews;

  WithdrawReview(DayReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.withdraw(REVIEW.from(execution));
  }
}
