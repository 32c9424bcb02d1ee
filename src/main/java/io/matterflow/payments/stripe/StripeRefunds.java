package io.matterflow.payments.stripe;

import io.matterflow.engine.Effect;
import io.matterflow.engine.NotAccepted;
import io.matterflow.engine.RefusedForGood;
import io.matterflow.payments.PaymentRefunds;
import io.matterflow.payments.stripe.StripeFault.Cause;
import java.time.Clock;
import java.time.Duration;

/**
 * Refunds through Stripe, to the card or account that paid. Our reference is the request's key and stands at the
 * refund.
 */
final class StripeRefunds implements PaymentRefunds {

  /** As long as an unanswered refund may wait for somebody to ask. */
  private static final Duration LOOKED_BACK = Duration.ofDays(30);

  private final StripeApi api;
  private final Clock clock;

  StripeRefunds(StripeApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public boolean refunds(String source) {
    return source.equals(PaymentNews.SOURCE);
  }

  @Override
  public String refund(Refund refund) {
    try {
      return api.refund(refund);
    } catch (StripeFault fault) {
      if (fault.why() == Cause.REFUSED || fault.why() == Cause.GONE) {
        throw new RefusedForGood(String.valueOf(fault.getMessage()), fault);
      }
      if (fault.why().isSurelyNotDone()) {
        throw new NotAccepted(String.valueOf(fault.getMessage()), fault);
      }
      throw fault;
    }
  }

  @Override
  public Effect.Finding find(String reference) {
    try {
      return api.refundWith(reference, clock.instant().minus(LOOKED_BACK))
          .<Effect.Finding>map(refund -> new Effect.Finding.Found(refund.getId()))
          .orElseGet(Effect.Finding.Absent::new);
    } catch (StripeFault notNow) {
      return new Effect.Finding.CannotAsk();
    }
  }
}
