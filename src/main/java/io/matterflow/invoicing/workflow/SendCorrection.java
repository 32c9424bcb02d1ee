package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.ID;
import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.LOOK_AGAIN_AT;
import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.MAIL_REFUSED;
import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.NOTICE;
import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.PASSAGE;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.CorrectionNoticeId;
import io.matterflow.invoicing.CorrectionNotices;
import io.matterflow.invoicing.DeliveryFailures;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Passage;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends a correction's document, once; while messages to its client are kept back it waits in the queue. */
@ModelStep(
    name = "Send the correction",
    does = "Sends a credit note, or word of a voided invoice, once; it waits while messages to the client are paused.",
    kind = ModelStep.Kind.SEND,
    sets = {"lookAgainAt", "passage"},
    keeps = "lookAgainAt",
    nextAction = "Bring the mail system back, then retry this step: one retry sends it, once.")
@Component
class SendCorrection implements JavaDelegate {

  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private final CorrectionNotices notices;
  private final EffectStep effects;
  private final Messages messages;
  private final DeliveryFailures failures;
  private final Clock clock;

  SendCorrection(
      CorrectionNotices notices,
      EffectStep effects,
      Messages messages,
      DeliveryFailures failures,
      Clock clock) {
    this.notices = notices;
    this.effects = effects;
    this.messages = messages;
    this.failures = failures;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var notice = NOTICE.from(execution);
    var passage = notices.passage(notice, ID);
    if (passage == Passage.OPEN) {
      send(execution, notice);
    }
    if (passage == Passage.KEPT_BACK) {
      LOOK_AGAIN_AT.set(execution, notices.waitsUntil(notice).orElseGet(() -> clock.instant().plus(LONGEST_WAIT)));
    }
    PASSAGE.pass(execution, passage);
  }

  private void send(DelegateExecution execution, CorrectionNoticeId notice) {
    var mail = notices.mail(notice).orElseThrow(() -> new BpmnError(MAIL_REFUSED));
    var key = new EffectKey(mail.key());
    effects.attempt(execution, key, messages.sending(mail)).orElseThrow(() -> new BpmnError(MAIL_REFUSED));
    notices.sent(notice);
    failures.afterSending(key);
  }
}
