package io.matterflow.receivables.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.receivables.Turn;
import java.time.Instant;

/** The names that {@code bpmn/payment-reminders.bpmn} and this package share. */
final class PaymentRemindersProcess {

  static final String ID = "payment-reminders";
  static final String SETTLED = "payment-reminders.settled";
  static final String FOLLOW_UP = "followUp";
  static final String APPROVE_REMINDER = "approveReminder";
  static final String CHOOSE_STEP = "chooseStep";
  static final String STEP_DUE = "stepDue";
  static final String MESSAGE_KEPT_BACK = "messageKeptBack";

  static final BusinessKey<InvoiceNumber> INVOICE = BusinessKey.of(InvoiceNumber::new);
  static final ProcessVariable<String> REMINDER_STEP = ProcessVariable.id("reminderStep", step -> step);
  static final ProcessVariable<Instant> STEP_DUE_AT = ProcessVariable.instant("stepDueAt");
  static final ProcessVariable<Boolean> STEP_LEFT = ProcessVariable.flag("stepLeft");
  static final ProcessVariable<Turn> TURN = ProcessVariable.choice("turn", Turn.class);
  static final ProcessVariable<Boolean> CLIENT_REACHED = ProcessVariable.flag("clientReached");
  static final ProcessVariable<Instant> DRAFT_EXPIRES_AT = ProcessVariable.instant("draftExpiresAt");
  static final ProcessVariable<Boolean> KEPT_BACK = ProcessVariable.flag("keptBack");
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");

  private PaymentRemindersProcess() {}
}
