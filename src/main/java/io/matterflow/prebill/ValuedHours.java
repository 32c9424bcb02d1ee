package io.matterflow.prebill;

import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Hours of people, and what they come to at rates of theirs in the currency of the bill. */
record ValuedHours(
    Map<TimekeeperId, BigDecimal> hours, Function<TimekeeperId, Optional<Timekeeper>> people, Currency currency) {

  BigDecimal sum() {
    return hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
  }

  Money at(Function<Timekeeper, Optional<Money>> rate) {
    return hours.entrySet().stream()
        .flatMap(one -> rateOf(one.getKey(), rate).stream()
            .map(known -> Money.rounded(known.amount().multiply(one.getValue()), currency)))
        .reduce(Money.zero(currency), Money::plus);
  }

  boolean allHave(Function<Timekeeper, Optional<Money>> rate) {
    return hours.keySet().stream().allMatch(person -> rateOf(person, rate).isPresent());
  }

  private Optional<Money> rateOf(TimekeeperId person, Function<Timekeeper, Optional<Money>> rate) {
    return people.apply(person).flatMap(rate).filter(known -> known.currency().equals(currency));
  }
}
