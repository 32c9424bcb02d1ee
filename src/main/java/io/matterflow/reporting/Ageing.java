package io.matterflow.reporting;

import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.reporting.Basis.Age;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What clients owe as of a day, in one currency, by age. Open balances count, never face values; money that settles
 * nothing stands on a line of its own and is in no bucket. What is billed on an outcome or never is left out, and said
 * to be.
 */
public record Ageing(
    LocalDate asOf,
    Basis basis,
    Currency currency,
    List<Row> rows,
    Money billed90,
    Money excluded,
    Money unapplied,
    Map<ClientId, Money> unappliedOf,
    List<Currency> otherCurrencies,
    Instant madeAt) {

  /** The days of DSO ({@code domain/billing-models.md} section 5). */
  static final int DAYS = 90;

  public Ageing {
    rows = List.copyOf(rows);
    unappliedOf = Map.copyOf(unappliedOf);
    otherCurrencies = List.copyOf(otherCurrencies);
  }

  public Money openAr() {
    return open(rows);
  }

  public Money disputed() {
    return sum(rows, row -> row.invoice().disputed());
  }

  public Map<Age, Money> buckets() {
    return buckets(rows);
  }

  /** Days that it takes to be paid: what is open, for what was billed in ninety days; empty where nothing was. */
  public Optional<BigDecimal> dso90() {
    return billed90.isPositive()
        ? Optional.of(
            openAr().amount().multiply(BigDecimal.valueOf(DAYS)).divide(billed90.amount(), 1, RoundingMode.HALF_UP))
        : Optional.empty();
  }

  /** By client, in the order of what is open. */
  public List<Part<ClientId>> clients() {
    return parts(row -> row.invoice().client());
  }

  /** By billing partner; without one where an invoice has no matter and its client's matters have several. */
  public List<Part<Optional<TimekeeperId>>> partners() {
    return parts(Row::partner);
  }

  private <K> List<Part<K>> parts(Function<Row, K> key) {
    return rows.stream().collect(Collectors.groupingBy(key)).entrySet().stream()
        .map(part -> new Part<>(part.getKey(), open(part.getValue()),
            sum(part.getValue(), row -> row.invoice().disputed()),
            buckets(part.getValue()), part.getValue()))
        .sorted(
            Comparator.comparing((Part<K> part) -> part.open()).reversed().thenComparing(part -> part.key().toString()))
        .toList();
  }

  private Map<Age, Money> buckets(Collection<Row> those) {
    var buckets = new EnumMap<Age, Money>(Age.class);
    basis.ages().forEach(age -> buckets.put(age, Money.zero(currency)));
    those.forEach(row -> buckets.merge(row.age(), row.invoice().open(), Money::plus));
    return buckets;
  }

  private Money open(Collection<Row> those) {
    return sum(those, row -> row.invoice().open());
  }

  private Money sum(Collection<Row> those, Function<Row, Money> amount) {
    return those.stream().map(amount).reduce(Money.zero(currency), Money::plus);
  }

  /** An invoice on which something is open. */
  public record Row(Balance invoice, Age age, long days, Optional<TimekeeperId> partner) {}

  /** What is open of one client or partner. */
  public record Part<K>(K key, Money open, Money disputed, Map<Age, Money> buckets, List<Row> rows) {}
}
