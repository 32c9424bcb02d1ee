package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lock-up and realization as of any day. What is open and what was billed is the ageing's, so that no figure here is
 * another than there.
 */
@Service
public class FirmFigures {

  private static final int DAYS_OF_A_YEAR = 365;

  private final AgeingReport ageing;
  private final JdbcFirmFigures figures;
  private final Directory directory;

  FirmFigures(AgeingReport ageing, JdbcFirmFigures figures, Directory directory) {
    this.ageing = ageing;
    this.figures = figures;
    this.directory = directory;
  }

  public LocalDate today() {
    return ageing.today();
  }

  /** Where nobody says from which day: a year back. */
  public static LocalDate aYearBefore(LocalDate asOf) {
    return asOf.minusDays(DAYS_OF_A_YEAR - 1L);
  }

  /** Without a currency in that in which most invoices are. */
  @Transactional(readOnly = true)
  public LockUp lockUp(LocalDate asOf, Optional<Currency> wanted, Circle circle) {
    var receivables = ageing.of(asOf, Basis.INVOICE_DATE, wanted, circle.scope());
    return lockUp(receivables, circle);
  }

  LockUp lockUp(Ageing receivables, Circle circle) {
    var asOf = receivables.asOf();
    var counted = ageing.chased();
    var dayIsOver = asOf.plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
    var unbilled = sum(figures.unbilled(asOf, dayIsOver).stream()
        .filter(one -> circle.has(one.matter()) && counted.test(Optional.of(one.matter())))
        .map(JdbcFirmFigures.Unbilled::amount), receivables.currency());
    return new LockUp(asOf, unbilled, receivables.openAr(), receivables.billed90());
  }

  /** Without a currency in that in which most invoices are. */
  @Transactional(readOnly = true)
  public Realization realization(LocalDate from, LocalDate asOf, Optional<Currency> wanted, Circle circle) {
    var currency = wanted.orElseGet(() -> ageing.of(asOf, Basis.INVOICE_DATE, wanted, circle.scope()).currency());
    var counted = ageing.chased();
    Predicate<MatterId> ours = matter -> circle.has(matter) && counted.test(Optional.of(matter));
    var realized = figures.realized(from, asOf).stream().filter(one -> ours.test(one.matter())).toList();
    var collected = figures.collected(from, asOf).stream()
        .filter(one -> circle.has(one.matter(), one.client()) && counted.test(one.matter()))
        .toList();
    return new Realization(from, asOf,
        sum(realized.stream().map(JdbcFirmFigures.Realized::worked), currency),
        sum(realized.stream().map(JdbcFirmFigures.Realized::billed), currency),
        sum(collected.stream().map(JdbcFirmFigures.Collected::invoiced), currency),
        sum(collected.stream().map(JdbcFirmFigures.Collected::paid), currency));
  }

  private static Money sum(Stream<Money> amounts, Currency currency) {
    return amounts.filter(amount -> amount.currency().equals(currency)).reduce(Money.zero(currency), Money::plus);
  }
}
