package io.matterflow.payments.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.engine.Effect;
import io.matterflow.payments.PaymentRefunds;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import org.springframework.stereotype.Component;

/** The demo processor's refunds, kept in its own synced file; the same reference is the same refund. */
@Component
@LocalProcessor
class LocalRefunds implements PaymentRefunds {

  private final LocalVendor vendor;

  LocalRefunds(LocalVendors vendors) {
    this.vendor = vendors.named("refunds");
  }

  @Override
  public boolean refunds(String source) {
    return source.equals(CardPayment.SOURCE);
  }

  @Override
  public synchronized String refund(Refund refund) {
    if (vendor.find(refund.reference()) instanceof Effect.Finding.Found made) {
      return made.vendorId();
    }
    return vendor.keep(refund.reference(), JsonNodeFactory.instance.objectNode()
        .put("payment", refund.paymentRef())
        .put("amount", refund.amount().plain())
        .put("currency", refund.amount().currency().getCurrencyCode()));
  }

  /** A processor that is down or hangs cannot be asked either. */
  @Override
  public Effect.Finding find(String reference) {
    return vendor.mood() == Mood.WELL || vendor.mood() == Mood.LATE
        ? vendor.find(reference)
        : new Effect.Finding.CannotAsk();
  }
}
