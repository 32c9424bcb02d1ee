package io.matterflow.prebill;

import io.matterflow.directory.Client;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was agreed about a bill as a whole: percentages off hours and off agreed fees, and how much fees may still come
 * to before the cap. A matter's discount is on its hours; a client's is on all fees, and yields to the matter's where
 * that has one.
 */
record AgreedTerms(BigDecimal offHours, BigDecimal offFees, Optional<Money> capLeft) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static AgreedTerms of(Matter matter, Client client, FeeArrangement arrangement, BigDecimal billedBefore) {
    var ofClient = client.discountPercent().orElse(BigDecimal.ZERO);
    var cap = matter.terms().cap().filter(agreed -> arrangement.cap() == FeeArrangement.Cap.FEES);
    return new AgreedTerms(
        matter.terms().discountPercent().orElse(ofClient),
        ofClient,
        cap.map(agreed -> atLeastZero(new Money(agreed.subtract(billedBefore), client.currency()))));
  }

  /** The discount on what is billed, zero or negative: computed on the sums, rounded half-up once. */
  Money discount(PreBill preBill) {
    var totals = preBill.totals();
    var off = share(offHours, totals.of(Charge.Kind.TIME)).add(share(offFees, totals.of(Charge.Kind.FEE)));
    return Money.rounded(off, preBill.currency()).negated();
  }

  /** What of these fees exceeds what is left of the cap, zero or negative. */
  Money aboveCap(Money fees) {
    return capLeft.filter(fees::exceeds).map(left -> left.minus(fees)).orElse(Money.zero(fees.currency()));
  }

  private static BigDecimal share(BigDecimal percent, Money of) {
    return of.amount().multiply(percent).divide(HUNDRED);
  }

  private static Money atLeastZero(Money amount) {
    return amount.isNegative() ? Money.zero(amount.currency()) : amount;
  }
}
