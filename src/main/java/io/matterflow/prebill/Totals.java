package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a pre-bill comes to. Always {@code total = worked - writtenDown + writtenUp + adjustments + tax}, where the
 * first three are of the lines and the adjustments, zero or negative, of the bill as a whole; held lines count only as
 * held.
 */
public record Totals(
    int lines,
    BigDecimal hours,
    Money worked,
    Money writtenDown,
    Money writtenUp,
    Money total,
    Money held,
    Map<Charge.Kind, Money> byKind,
    Money adjustments,
    Money tax) {

  static Totals of(List<PreBillLine> all, Reckoning reckoning, Currency currency) {
    var billed = all.stream().filter(line -> !line.held()).toList();
    var held = all.stream().filter(PreBillLine::held).toList();
    var adjustments = reckoning.adjusted(currency);
    var tax = reckoning.taxed(currency);
    return new Totals(
        billed.size(),
        billed.stream().flatMap(line -> line.time().stream()).map(time -> time.hours().hours())
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        sum(billed, PreBillLine::worth, currency),
        sum(billed, PreBillLine::writtenDown, currency),
        sum(billed, PreBillLine::writtenUp, currency),
        sum(billed, PreBillLine::amount, currency).plus(adjustments).plus(tax),
        sum(held, PreBillLine::amount, currency),
        byKind(billed, currency),
        adjustments,
        tax);
  }

  /** What the lines of a kind come to, before adjustments and tax. */
  public Money of(Charge.Kind kind) {
    return byKind.getOrDefault(kind, Money.zero(total.currency()));
  }

  private static Map<Charge.Kind, Money> byKind(List<PreBillLine> billed, Currency currency) {
    var sums = new EnumMap<Charge.Kind, Money>(Charge.Kind.class);
    for (var kind : Charge.Kind.values()) {
      sums.put(kind, sum(billed.stream().filter(line -> line.kind() == kind).toList(), PreBillLine::amount, currency));
    }
    return sums;
  }

  private static Money sum(List<PreBillLine> lines, Function<PreBillLine, Money> part, Currency currency) {
    return lines.stream().map(part).reduce(Money.zero(currency), Money::plus);
  }
}
