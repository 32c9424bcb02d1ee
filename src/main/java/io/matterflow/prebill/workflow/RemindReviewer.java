package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.PRE_BILL;

import io.matterflow.engine.EffectStep;
import io.matterflow.notices.Notices;
import io.matterflow.prebill.ReviewClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to whoever is asked now, unless the review was done meanwhile. */
@Component
class RemindReviewer implements JavaDelegate {

  private final ReviewClock clock;
  private final Notices notices;
  private final EffectStep step;

  RemindReviewer(ReviewClock clock, Notices notices, EffectStep step) {
    this.clock = clock;
    this.notices = notices;
    this.step = step;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var preBill = PRE_BILL.from(execution);
    clock.reminder(preBill).ifPresent(reminder -> {
      step.take(execution, reminder.key(),
          notices.mail(reminder.key(), reminder.person(), reminder.subject(), reminder.words()));
      clock.reminded(preBill);
    });
  }
}
