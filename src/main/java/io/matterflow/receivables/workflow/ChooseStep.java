package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRemindersProcess.INVOICE;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.REMINDER_STEP;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.STEP_DUE_AT;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.STEP_LEFT;

import io.matterflow.engine.ModelStep;
import io.matterflow.receivables.Reminders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Choose the next reminder",
    does = "Asks the reminder cadence for the next step of an invoice, and says whether one is left and when it "
        + "is due.",
    kind = ModelStep.Kind.RULE,
    sets = {"reminderStep", "stepDueAt", "stepLeft"},
    keeps = {"reminderStep", "stepDueAt"})
@Component
class ChooseStep implements JavaDelegate {

  private final Reminders reminders;

  ChooseStep(Reminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var step = reminders.choose(INVOICE.from(execution));
    step.ifPresent(next -> {
      REMINDER_STEP.set(execution, next.step());
      STEP_DUE_AT.set(execution, next.at());
    });
    STEP_LEFT.pass(execution, step.isPresent());
  }
}
