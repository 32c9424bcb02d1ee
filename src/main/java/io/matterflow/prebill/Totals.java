package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/** What a pre-bill comes to. Always {@code total = worked - writtenDown + writtenUp}; held lines count only as held. */
public record Totals(
    int lines, BigDecimal hours, Money worked, Money writtenDown, Money writtenUp, Money total, Money held) {

  static Totals of(List<PreBillLine> all, Currency currency) {
    var billed = all.stream().filter(line -> !line.held()).toList();
    var held = all.stream().filter(PreBillLine::held).toList();
    return new Totals(
        billed.size(),
        billed.stream().map(line -> line.hours().hours()).reduce(BigDecimal.ZERO, BigDecimal::add),
        sum(billed, PreBillLine::worth, currency),
        sum(billed, PreBillLine::writtenDown, currency),
        sum(billed, PreBillLine::writtenUp, currency),
        sum(billed, PreBillLine::amount, currency),
        sum(held, PreBillLine::amount, currency));
  }

  private static Money sum(List<PreBillLine> lines, Function<PreBillLine, Money> part, Currency currency) {
    return lines.stream().map(part).reduce(Money.zero(currency), Money::plus);
  }
}
