package io.matterflow.capture.workflow;

import io.matterflow.capture.DayReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
