package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Timekeeper;
import io.matterflow.invoicing.Balances.Kind;
import io.matterflow.invoicing.PageText;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the weekly report into words, with the names that the directory gives today. */
@Component
class WeeklySheets {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a z", Locale.US);
  private static final String NONE = "–";

  private final Directory directory;

  WeeklySheets(Directory directory) {
    this.directory = directory;
  }

  WeeklySheet of(WeeklyReport report) {
    var now = report.now();
    var change = now.openAr().minus(report.before().openAr());
    return new WeeklySheet(
        PageText.of(directory.firm().name()),
        report.circle().firm() ? "The whole firm" : "Your matters",
        Wording.of(now.asOf()),
        now.currency().getCurrencyCode(),
        Wording.of(now.openAr()),
        change(change),
        Optional.of(now.disputed()).filter(Money::isPositive).map(Wording::of),
        Optional.of(now.unapplied()).filter(Money::isPositive).map(Wording::of),
        ages(now),
        moves(report),
        report.overdue().stream().map(this::overdue).toList(),
        trend(report.trend()),
        figures(report),
        formulas(report),
        now.otherCurrencies().stream().map(Currency::getCurrencyCode).toList(),
        MOMENT.format(now.madeAt().atZone(directory.firm().zone())));
  }

  private static String change(Money change) {
    return change.isZero()
        ? "as much as a week before"
        : "%s %s than a week before".formatted(
            Wording.of(change.isNegative() ? change.negated() : change), change.isPositive() ? "more" : "less");
  }

  private static List<WeeklySheet.Bar> ages(Ageing now) {
    var buckets = now.buckets();
    var shares = Shares.of(buckets);
    var largest = buckets.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    return buckets.entrySet().stream()
        .map(bucket -> new WeeklySheet.Bar(AgeingSheets.label(bucket.getKey()) + " days", Wording.of(bucket.getValue()),
            shares.get(bucket.getKey()) + " %", AgeingSheets.percent(bucket.getValue(), largest),
            bucket.getKey() == Basis.Age.OVER_90))
        .toList();
  }

  private static List<WeeklySheet.Bar> trend(List<WeeklyReport.Trend> trend) {
    var largest = trend.stream()
        .flatMap(week -> week.dso().stream())
        .max(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO);
    return trend.stream()
        .map(week -> new WeeklySheet.Bar(Wording.brief(week.day()),
            week.dso().map(BigDecimal::toPlainString).orElse(NONE), "",
            week.dso().filter(days -> days.signum() > 0).map(days -> percent(days, largest)).orElse(0), false))
        .toList();
  }

  private static int percent(BigDecimal part, BigDecimal whole) {
    return part.multiply(BigDecimal.valueOf(100)).divide(whole, 0, RoundingMode.HALF_UP).intValueExact();
  }

  private static List<WeeklySheet.Move> moves(WeeklyReport report) {
    var moves = new ArrayList<WeeklySheet.Move>();
    moves.add(new WeeklySheet.Move("Open on " + Wording.of(report.before().asOf()),
        Wording.of(report.before().openAr()), true));
    report.moved().forEach((kind, change) -> moves.add(new WeeklySheet.Move(words(kind), signed(change), false)));
    moves.add(new WeeklySheet.Move("Open on " + Wording.of(report.asOf()), Wording.of(report.now().openAr()), true));
    return moves;
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case INVOICE -> "Billed";
      case TAKEN_OVER -> "Taken over from elsewhere";
      case PAID_BEFORE -> "Paid before they were taken over";
      case PAYMENT -> "Paid";
      case PAYMENT_TAKEN_BACK -> "Payments returned";
      case TRUST_DRAW -> "Paid from trust";
      case TRUST_DRAW_RETURNED -> "Returned to trust";
      case TRUST_DRAW_UNPAID -> "Deposits returned after a draw";
      case CREDIT -> "Credited, voided, written off";
      case CHARGE -> "Asked for again";
    };
  }

  private static String signed(Money change) {
    return (change.isNegative() ? "− " : "+ ") + Wording.of(change.isNegative() ? change.negated() : change);
  }

  private WeeklySheet.Overdue overdue(WeeklyReport.Overdue one) {
    return new WeeklySheet.Overdue(PageText.of(one.invoice().number().value()),
        directory.client(one.invoice().client())
            .map(client -> PageText.of(client.name()))
            .orElse(one.invoice().client().value()),
        Wording.of(one.invoice().open()), String.valueOf(one.daysLate()),
        one.owner().map(this::name).orElse("several partners"),
        PageText.of(one.next()), one.invoice().disputed().isPositive());
  }

  private String name(TimekeeperId person) {
    return directory.timekeeper(person).map(Timekeeper::displayName).map(PageText::of).orElse(person.value());
  }

  private static List<WeeklySheet.Figure> figures(WeeklyReport report) {
    var lockUp = report.lockUp();
    return List.of(
        new WeeklySheet.Figure("DSO, days", plain(lockUp.arDays())),
        new WeeklySheet.Figure("WIP, days", plain(lockUp.wipDays())),
        new WeeklySheet.Figure("Lock-up, days", plain(lockUp.days())),
        new WeeklySheet.Figure("Billed of worked", percent(report.realization().billing())),
        new WeeklySheet.Figure("Collected of billed", percent(report.realization().collection())));
  }

  private static List<String> formulas(WeeklyReport report) {
    var lockUp = report.lockUp();
    var realization = report.realization();
    return List.of(
        "DSO = open ÷ billed in the last 90 days × 90 = %s ÷ %s × 90".formatted(
            Wording.of(lockUp.openAr()), Wording.of(lockUp.billed90())),
        ("Lock-up = WIP days + DSO; WIP days = unbilled approved time and costs ÷ billed in the last 90 days × 90 "
            + "= %s ÷ %s × 90").formatted(Wording.of(lockUp.workInProgress()), Wording.of(lockUp.billed90())),
        ("Billed of worked = billed for time ÷ hours worked at the rate of their day = %s ÷ %s; collected of billed = paid ÷ invoiced "
            + "= %s ÷ %s; invoices of the last 365 days").formatted(
                Wording.of(realization.billed()), Wording.of(realization.worked()), Wording.of(realization.collected()),
                Wording.of(realization.invoiced())),
        "Contingency and pro bono are in none of these.");
  }

  private static String plain(Optional<BigDecimal> figure) {
    return figure.map(BigDecimal::toPlainString).orElse(NONE);
  }

  private static String percent(Optional<BigDecimal> figure) {
    return figure.map(percent -> percent.toPlainString() + " %").orElse(NONE);
  }
}
