package io.matterflow.payments;

import io.matterflow.engine.Effect;
import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.Money;

/**
 * Gives money back by the way it came; each processor brings one. A person has decided before: nothing here is
 * automatic. Our reference goes with the refund, and the processor's own news of it names it by that
 * ({@code Key.item}), or tells all refunds of the payment in one amount: so a refund of ours is never counted twice,
 * also when its answer was lost.
 */
public interface PaymentRefunds {

  /** Whether payments of this source are refunded here. */
  boolean refunds(String source);

  /**
   * Refunds and answers the processor's id of the refund. Asked twice under the same reference,
   * it refunds once where the processor knows such references.
   *
   * @throws NotAccepted when it was surely not refunded
   */
  String refund(Refund refund);

  /** Whether a refund with our reference was made. */
  Effect.Finding find(String reference);

  /** The refund as an effect: made once, and looked for by its reference when nobody is sure. */
  default Effect refunding(Refund refund) {
    return new Effect() {
      @Override
      public String send() {
        return PaymentRefunds.this.refund(refund);
      }

      @Override
      public Finding ask() {
        return find(refund.reference());
      }
    };
  }

  /** What goes back of which payment, under our reference. */
  record Refund(String reference, String paymentRef, Money amount) {}
}
