package io.matterflow.reporting;

import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.invoicing.Balances.Entry;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.reporting.Basis.Age;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A client's account as of a day, in one currency: what was open before the first day, what changed since, what is open
 * now and how long it is due. Money that settles nothing stands on a line of its own and lowers no balance.
 */
public record Statement(
    ClientId client,
    LocalDate from,
    LocalDate asOf,
    Currency currency,
    Money opening,
    List<Line> lines,
    List<Balance> open,
    Money unapplied,
    List<Currency> otherCurrencies,
    Instant madeAt) {

  /** From which day the client's invoices age: nobody is told to be late before the due date. */
  public static final Basis BASIS = Basis.DUE_DATE;

  public Statement {
    lines = List.copyOf(lines);
    open = List.copyOf(open);
    otherCurrencies = List.copyOf(otherCurrencies);
  }

  /** What is open: the opening balance and every line after it. */
  public Money closing() {
    return lines.isEmpty() ? opening : lines.get(lines.size() - 1).balance();
  }

  public Money charged() {
    return sum(lines.stream().map(line -> line.entry().change()).filter(Money::isPositive).toList());
  }

  /** What took less, payments and credits, as a positive amount. */
  public Money settled() {
    return sum(
        lines.stream().map(line -> line.entry().change()).filter(Money::isNegative).map(Money::negated).toList());
  }

  /** Of what is open, so much is due by the day or was due before. */
  public Money due() {
    return sum(open.stream().filter(invoice -> !invoice.dueDate().isAfter(asOf)).map(Balance::open).toList());
  }

  public Money disputed() {
    return sum(open.stream().map(Balance::disputed).toList());
  }

  public Map<Age, Money> buckets() {
    var buckets = new EnumMap<Age, Money>(Age.class);
    BASIS.ages().forEach(age -> buckets.put(age, Money.zero(currency)));
    open.forEach(invoice -> buckets.merge(BASIS.age(invoice, asOf), invoice.open(), Money::plus));
    return buckets;
  }

  private Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.zero(currency), Money::plus);
  }

  /** A change of the account, and what is open after it. */
  public record Line(Entry entry, Money balance) {}
}
