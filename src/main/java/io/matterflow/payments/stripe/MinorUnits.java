package io.matterflow.payments.stripe;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.util.Locale;

/** Stripe counts in the smallest coins of a currency: 1250 are twelve dollars fifty, or 1250 yen. */
final class MinorUnits {

  private MinorUnits() {}

  static long of(Money amount) {
    return amount.amount().movePointRight(amount.currency().getDefaultFractionDigits()).longValueExact();
  }

  /**
   * @throws IllegalArgumentException for a currency that this Java does not know
   */
  static Money money(long units, String currency) {
    var known = Money.currency(currency.toUpperCase(Locale.ROOT))
        .orElseThrow(
            () -> new IllegalArgumentException("Stripe names the currency %s, which nobody knows".formatted(currency)));
    return Money.rounded(BigDecimal.valueOf(units, known.getDefaultFractionDigits()), known);
  }

  static String code(Money amount) {
    return amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
  }
}
