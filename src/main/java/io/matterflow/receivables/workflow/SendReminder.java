package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRemindersProcess.CLIENT_REACHED;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.ID;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.INVOICE;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.KEPT_BACK;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.LOOK_AGAIN_AT;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.REMINDER_STEP;

import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.DeliveryFailures;
import io.matterflow.receivables.Letter;
import io.matterflow.receivables.ReminderLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Sends while the invoice is locked, so that no payment can be stored between the last look and the vendor's answer. An
 * address that the vendor refuses for good is left out by the next try.
 */
@ModelStep(
    name = "Send the reminder",
    does = "Sends the step of the reminder cadence that is due, once; it waits while messages to the client are "
        + "paused.",
    kind = ModelStep.Kind.SEND,
    sets = {"lookAgainAt", "keptBack", "clientReached"},
    keeps = "lookAgainAt",
    nextAction = "Ask whether the mail or text message service is up, then try the step again.")
@Component
class SendReminder implements JavaDelegate {

  private final ReminderLetters letters;
  private final EffectStep effects;
  private final DeliveryFailures failures;

  SendReminder(ReminderLetters letters, EffectStep effects, DeliveryFailures failures) {
    this.letters = letters;
    this.effects = effects;
    this.failures = failures;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var letter = letters.letter(INVOICE.from(execution), REMINDER_STEP.from(execution), ID);
    if (letter instanceof Letter.Ready ready) {
      effects.take(execution, ready.key(), ready.effect());
      letters.sent(ready);
      failures.afterSending(ready.key());
    }
    if (letter instanceof Letter.KeptBack waiting) {
      LOOK_AGAIN_AT.set(execution, waiting.lookAgainAt());
    }
    KEPT_BACK.pass(execution, letter instanceof Letter.KeptBack);
    CLIENT_REACHED.pass(execution, !(letter instanceof Letter.Unreachable));
  }
}
