package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.PRE_BILL;
import static io.matterflow.prebill.workflow.PreBillProcess.REVIEW_DUE_AT;
import static io.matterflow.prebill.workflow.PreBillProcess.REVIEW_ESCALATES_AT;

import io.matterflow.prebill.ReviewClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class DecideReviewDeadline implements JavaDelegate {

  private final ReviewClock clock;

  DecideReviewDeadline(ReviewClock clock) {
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var deadlines = clock.startReview(PRE_BILL.from(execution));
    REVIEW_DUE_AT.pass(execution, deadlines.dueAt());
    REVIEW_ESCALATES_AT.pass(execution, deadlines.escalatesAt());
  }
}
