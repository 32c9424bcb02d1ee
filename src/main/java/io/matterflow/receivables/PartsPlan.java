package io.matterflow.receivables;

import io.matterflow.kernel.Money;
import io.matterflow.receivables.AllocationOrder.Component;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Spreads an amount over the components of an invoice, to the cent: each takes what it can, in the order given. */
final class PartsPlan {

  private PartsPlan() {}

  /** What no component can take is taken for fees, so that the parts always add up to the amount. */
  static Map<Component, Money> of(Money amount, Map<Component, Money> open, List<Component> order) {
    var parts = new EnumMap<Component, Money>(Component.class);
    var rest = amount;
    for (var component : order) {
      var part = rest.atMost(open.getOrDefault(component, Money.zero(amount.currency())));
      if (part.isPositive()) {
        parts.put(component, part);
        rest = rest.minus(part);
      }
    }
    if (rest.isPositive()) {
      parts.merge(Component.FEES, rest, Money::plus);
    }
    return parts;
  }
}
