package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides amounts by percentages of the whole so that the parts always add up to it: each part is cut down to the cent,
 * and the cents left over go to those who lost most. Who comes first when two have lost the same changes from amount to
 * amount, so that odd cents even out.
 */
final class Parts {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final List<BigDecimal> percents;
  private int divided;

  Parts(List<BigDecimal> percents) {
    this.percents = List.copyOf(percents);
  }

  List<Money> of(Money amount) {
    var cents = amount.amount().unscaledValue();
    var exact = percents.stream()
        .map(percent -> new BigDecimal(cents.abs()).multiply(percent).divide(HUNDRED))
        .toList();
    var parts = new ArrayList<>(exact.stream().map(part -> part.setScale(0, RoundingMode.DOWN)).toList());
    var left = parts.stream().reduce(new BigDecimal(cents.abs()), BigDecimal::subtract).intValueExact();
    var turn = divided++;
    IntStream.range(0, percents.size()).boxed()
        .sorted(Comparator.comparing((Integer at) -> exact.get(at).subtract(parts.get(at))).reversed()
            .thenComparing(at -> Math.floorMod(at - turn, percents.size())))
        .limit(left)
        .toList()
        .forEach(at -> parts.set(at, parts.get(at).add(BigDecimal.ONE)));
    return parts.stream().map(part -> money(part, amount)).toList();
  }

  private static Money money(BigDecimal cents, Money like) {
    var part = new Money(cents.movePointLeft(like.amount().scale()), like.currency());
    return like.isNegative() ? part.negated() : part;
  }
}
