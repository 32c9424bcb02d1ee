package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What stands under the lines of a pre-bill: what is taken off the bill as a whole, and the tax on what is left. */
public record Reckoning(Map<Adjustment.Kind, Money> adjustments, List<TaxCharge> taxes) {

  public static final Reckoning NOTHING = new Reckoning(Map.of(), List.of());

  public Reckoning {
    adjustments = Map.copyOf(adjustments);
    taxes = List.copyOf(taxes);
  }

  /** All that is taken off; zero or negative. */
  public Money adjusted(Currency currency) {
    return sum(adjustments.values(), currency);
  }

  public Money taxed(Currency currency) {
    return sum(taxes.stream().map(TaxCharge::tax).toList(), currency);
  }

  /** What is taken off under this word. */
  public Money of(Adjustment.Kind kind, Currency currency) {
    return adjustments.getOrDefault(kind, Money.zero(currency));
  }

  Reckoning with(Adjustment.Kind kind, Money amount) {
    var changed = new EnumMap<Adjustment.Kind, Money>(Adjustment.Kind.class);
    changed.putAll(adjustments);
    changed.put(kind, amount);
    changed.values().removeIf(Money::isZero);
    return new Reckoning(changed, taxes);
  }

  Reckoning taxed(List<TaxCharge> newTaxes) {
    return new Reckoning(adjustments, newTaxes);
  }

  private static Money sum(Collection<Money> amounts, Currency currency) {
    return amounts.stream().reduce(Money.zero(currency), Money::plus);
  }
}
