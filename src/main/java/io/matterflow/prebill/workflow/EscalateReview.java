package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.PRE_BILL;

import io.matterflow.prebill.ReviewClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class EscalateReview implements JavaDelegate {

  private final ReviewClock clock;

  EscalateReview(ReviewClock clock) {
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    clock.passUp(PRE_BILL.from(execution));
  }
}
