package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.ReceiptNoticeProcess.DEPOSIT;
import static io.matterflow.trust.workflow.ReceiptNoticeProcess.ID;
import static io.matterflow.trust.workflow.ReceiptNoticeProcess.LOOK_AGAIN_AT;
import static io.matterflow.trust.workflow.ReceiptNoticeProcess.PASSAGE;
import static io.matterflow.trust.workflow.ReceiptNoticeProcess.UNREACHED;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Passage;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.ReceiptNotices;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client of the deposit, once; while messages to them are paused it waits. */
@ModelStep(
    name = "Tell of money in trust",
    does = "Tells a client of money that came into trust for them, once.",
    kind = ModelStep.Kind.SEND,
    sets = {"lookAgainAt", "passage"},
    keeps = "lookAgainAt",
    nextAction = "Bring the mail system back, then retry this step: one retry sends the notice, once.")
@Component
class SendReceiptNotice implements JavaDelegate {

  private final ReceiptNotices notices;
  private final EffectStep effects;
  private final Messages messages;

  SendReceiptNotice(ReceiptNotices notices, EffectStep effects, Messages messages) {
    this.notices = notices;
    this.effects = effects;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var deposit = DEPOSIT.from(execution);
    var passage = notices.passage(deposit, ID);
    if (passage == Passage.OPEN && !notices.isOvertaken(deposit)) {
      send(execution, deposit);
    }
    if (passage == Passage.KEPT_BACK) {
      LOOK_AGAIN_AT.set(execution, notices.waitsUntil(deposit));
    }
    PASSAGE.pass(execution, passage);
  }

  private void send(DelegateExecution execution, DepositId deposit) {
    var vendorId = notices.mail(deposit)
        .flatMap(mail -> effects.attempt(execution, new EffectKey(mail.key()), messages.sending(mail)));
    if (vendorId.isEmpty()) {
      notices.unreached(deposit);
      throw new BpmnError(UNREACHED);
    }
    notices.sent(deposit, vendorId.get());
  }
}
