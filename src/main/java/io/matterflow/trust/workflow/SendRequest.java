package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustReplenishmentProcess.CLIENT_ASKED;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.ID;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.REQUEST;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.REQUEST_DUE_AT;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Passage;
import io.matterflow.trust.Replenishment;
import io.matterflow.trust.ReplenishmentMails;
import io.matterflow.trust.TrustRequestId;
import io.matterflow.trust.workflow.TrustReplenishmentProcess.Asked;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Sends the letter that is due, once; while messages to its client are kept back it waits, and what nobody can be sent
 * a person has.
 */
@ModelStep(
    name = "Ask for money into trust",
    does = "Sends the letter that asks a client to fill a retainer up, once.",
    sets = {"clientAsked", "requestDueAt"},
    keeps = "requestDueAt",
    nextAction = "Bring the mail system back, then retry this step: one retry sends it, once.")
@Component
class SendRequest implements JavaDelegate {

  private static final Duration NEXT_DAY = Duration.ofDays(1);

  private final Replenishment replenishment;
  private final ReplenishmentMails mails;
  private final EffectStep effects;
  private final Messages messages;
  private final Clock clock;

  SendRequest(
      Replenishment replenishment,
      ReplenishmentMails mails,
      EffectStep effects,
      Messages messages,
      Clock clock) {
    this.replenishment = replenishment;
    this.mails = mails;
    this.effects = effects;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var request = REQUEST.from(execution);
    var letter = mails.letter(request).filter(any -> replenishment.isLetterDue(request));
    CLIENT_ASKED.pass(execution, letter.map(mail -> asked(execution, request, mail)).orElse(Asked.HAND_OVER));
  }

  private Asked asked(DelegateExecution execution, TrustRequestId request, Message letter) {
    var passage = mails.passage(request, letter, ID);
    if (passage == Passage.KEPT_BACK) {
      REQUEST_DUE_AT.set(execution, mails.waitsUntil(letter).orElseGet(() -> clock.instant().plus(NEXT_DAY)));
      return Asked.KEPT_BACK;
    }
    if (passage == Passage.DROPPED
        || effects.attempt(execution, new EffectKey(letter.key()), messages.sending(letter)).isEmpty()) {
      return Asked.HAND_OVER;
    }
    mails.left(request, letter);
    return Asked.SENT;
  }
}
