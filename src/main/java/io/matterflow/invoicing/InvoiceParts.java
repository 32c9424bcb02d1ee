package io.matterflow.invoicing;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** An amount of an invoice by what it is for: fees less what was taken off them, costs, and tax. None is negative. */
public record InvoiceParts(Money fees, Money costs, Money tax) {

  public InvoiceParts {
    if (fees.isNegative() || costs.isNegative() || tax.isNegative()) {
      throw new IllegalArgumentException(
          "no part of an invoice's amount is negative: %s, %s, %s".formatted(fees, costs, tax));
    }
  }

  static InvoiceParts ofFees(Money fees) {
    var none = Money.zero(fees.currency());
    return new InvoiceParts(fees, none, none);
  }

  public Money total() {
    return fees.plus(costs).plus(tax);
  }

  InvoiceParts plus(InvoiceParts other) {
    return new InvoiceParts(fees.plus(other.fees), costs.plus(other.costs), tax.plus(other.tax));
  }

  InvoiceParts minus(InvoiceParts other) {
    return new InvoiceParts(fees.minus(other.fees), costs.minus(other.costs), tax.minus(other.tax));
  }

  boolean covers(InvoiceParts other) {
    return !other.fees.exceeds(fees) && !other.costs.exceeds(costs) && !other.tax.exceeds(tax);
  }

  /**
   * Divides an amount, at most all of it, in the proportion of these parts: each is cut down to the cent, and the cents
   * left over go to those that lost most. No part of the answer exceeds its own.
   */
  InvoiceParts shareOf(Money amount) {
    if (amount.isZero()) {
      return new InvoiceParts(amount, amount, amount);
    }
    var all = List.of(fees, costs, tax);
    var whole = total().amount();
    var cents = new BigDecimal(amount.amount().unscaledValue());
    var exact = all.stream()
        .map(part -> cents.multiply(part.amount()).divide(whole, 12, RoundingMode.HALF_UP))
        .toList();
    var parts = new ArrayList<>(exact.stream().map(part -> part.setScale(0, RoundingMode.DOWN)).toList());
    var left = parts.stream().reduce(cents, BigDecimal::subtract).intValueExact();
    IntStream.range(0, all.size()).boxed()
        .sorted(Comparator.comparing((Integer at) -> exact.get(at).subtract(parts.get(at))).reversed())
        .limit(left)
        .toList()
        .forEach(at -> parts.set(at, parts.get(at).add(BigDecimal.ONE)));
    var scale = amount.amount().scale();
    var money = parts.stream().map(part -> new Money(part.movePointLeft(scale), amount.currency())).toList();
    return new InvoiceParts(money.get(0), money.get(1), money.get(2));
  }
}
