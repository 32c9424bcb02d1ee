package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Balances;
import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.invoicing.Balances.Kind;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.reporting.WeeklyReport.Overdue;
import io.matterflow.reporting.WeeklyReport.Trend;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the weekly report together from the same sums as the reports that it quotes. */
@Service
public class WeeklyFigures {

  private static final int MOST_OVERDUE = 10;
  private static final int WEEKS = 6;

  private final AgeingReport ageing;
  private final FirmFigures figures;
  private final Balances balances;
  private final NextReminder reminders;
  private final Directory directory;

  WeeklyFigures(
      AgeingReport ageing, FirmFigures figures, Balances balances, NextReminder reminders, Directory directory) {
    this.ageing = ageing;
    this.figures = figures;
    this.balances = balances;
    this.reminders = reminders;
    this.directory = directory;
  }

  public LocalDate yesterday() {
    return ageing.today().minusDays(1);
  }

  /** In the currency in which most of the circle's invoices are. */
  @Transactional(readOnly = true)
  public WeeklyReport of(LocalDate asOf, Circle circle) {
    var now = ageing.of(asOf, Basis.INVOICE_DATE, Optional.empty(), circle.scope());
    var currency = Optional.of(now.currency());
    return new WeeklyReport(
        circle,
        now,
        ageing.of(asOf.minusDays(WeeklyReport.DAYS), Basis.INVOICE_DATE, currency, circle.scope()),
        moved(asOf, now.currency(), circle),
        overdue(now),
        IntStream.range(0, WEEKS)
            .mapToObj(week -> asOf.minusDays((long) WeeklyReport.DAYS * (WEEKS - 1 - week)))
            .map(day -> new Trend(day, ageing.of(day, Basis.INVOICE_DATE, currency, circle.scope()).dso90()))
            .toList(),
        figures.lockUp(now, circle),
        figures.realization(FirmFigures.aYearBefore(asOf), asOf, currency, circle));
  }

  private Map<Kind, Money> moved(LocalDate asOf, Currency currency, Circle circle) {
    var moved = new EnumMap<Kind, Money>(Kind.class);
    var counted = ageing.chased();
    balances.moved(asOf.minusDays(WeeklyReport.DAYS), asOf).stream()
        .filter(one -> circle.has(one.matter(), one.client()) && counted.test(one.matter()))
        .filter(one -> one.change().currency().equals(currency))
        .forEach(one -> moved.merge(one.kind(), one.change(), Money::plus));
    return moved;
  }

  /** The largest first: there a call is worth most. */
  private List<Overdue> overdue(Ageing now) {
    return now.rows().stream()
        .filter(row -> row.invoice().dueDate().isBefore(now.asOf()))
        .sorted(Comparator.comparing((Ageing.Row row) -> row.invoice().open()).reversed()
            .thenComparing(row -> row.invoice().number().value()))
        .limit(MOST_OVERDUE)
        .map(row -> new Overdue(row.invoice(), Basis.DUE_DATE.days(row.invoice(), now.asOf()), row.partner(),
            next(row.invoice())))
        .toList();
  }

  private String next(Balance invoice) {
    return invoice.disputed().isPositive() ? "In dispute: to be resolved" : next(invoice.number());
  }

  private String next(InvoiceNumber number) {
    var coming = reminders.of(number);
    return coming.at()
        .map(moment -> "Reminder of %s on %s".formatted(coming.step().orElse("the ladder"),
            Wording.brief(moment.atZone(directory.firm().zone()).toLocalDate())))
        .or(coming::whyNone)
        .orElse("Nothing comes by itself.");
  }
}
