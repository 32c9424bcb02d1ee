package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRemindersProcess.INVOICE;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.REMINDER_STEP;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.TURN;

import io.matterflow.receivables.Reminders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecheckInvoice implements JavaDelegate {

  private final Reminders reminders;

  RecheckInvoice(Reminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    TURN.pass(execution, reminders.turnOf(INVOICE.from(execution), REMINDER_STEP.from(execution)));
  }
}
