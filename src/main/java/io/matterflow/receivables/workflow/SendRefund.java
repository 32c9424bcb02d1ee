package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRefundProcess.REFUND;
import static io.matterflow.receivables.workflow.PaymentRefundProcess.REFUND_MADE;

import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.Refunds;
import io.matterflow.receivables.Refunds.Outgoing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Sends while the payment is locked, so that no chargeback can be stored between the last look and the processor's
 * answer.
 */
@ModelStep(
    name = "Refund through the processor",
    does = "Pays money back the way it came, once.",
    sets = "refundMade",
    owner = Role.BOOKKEEPER,
    nextAction = "Ask whether the payment processor is up and takes refunds of this payment, then try the step again.")
@Component
class SendRefund implements JavaDelegate {

  private final Refunds refunds;
  private final EffectStep effects;

  SendRefund(Refunds refunds, EffectStep effects) {
    this.refunds = refunds;
    this.effects = effects;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var outgoing = refunds.outgoing(REFUND.from(execution));
    if (outgoing instanceof Outgoing.Ready ready) {
      refunds.made(ready.refund(), effects.take(execution, ready.key(), ready.effect()), Actor.ENGINE);
    }
    REFUND_MADE.pass(execution, outgoing instanceof Outgoing.Ready);
  }
}
