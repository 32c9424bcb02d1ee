package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRemindersProcess.DRAFT_EXPIRES_AT;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.INVOICE;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.REMINDER_STEP;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.TURN;

import io.matterflow.engine.ModelStep;
import io.matterflow.receivables.ReminderDrafts;
import io.matterflow.receivables.Reminders;
import io.matterflow.receivables.Turn;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Look at the invoice once more",
    does = "Reads what is open and contested of an invoice just before its reminder, and says what is to be done.",
    sets = {"draftExpiresAt", "turn"},
    keeps = "draftExpiresAt")
@Component
class RecheckInvoice implements JavaDelegate {

  private final Reminders reminders;
  private final ReminderDrafts drafts;

  RecheckInvoice(Reminders reminders, ReminderDrafts drafts) {
    this.reminders = reminders;
    this.drafts = drafts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var invoice = INVOICE.from(execution);
    var turn = reminders.turnOf(invoice, REMINDER_STEP.from(execution));
    if (turn == Turn.APPROVE) {
      DRAFT_EXPIRES_AT.set(execution, drafts.draft(invoice).orElseThrow().expiresAt());
    }
    TURN.pass(execution, turn);
  }
}
