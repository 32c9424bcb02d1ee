package io.matterflow.reporting;

import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.invoicing.Balances.Kind;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a partner reads in a minute: who owes how much for how long, what has moved in seven days, what is longest
 * overdue and who does what about it, and how fast work becomes money.
 */
public record WeeklyReport(
    Circle circle,
    Ageing now,
    Ageing before,
    Map<Kind, Money> moved,
    List<Overdue> overdue,
    List<Trend> trend,
    LockUp lockUp,
    Realization realization) {

  static final int DAYS = 7;

  public WeeklyReport {
    overdue = List.copyOf(overdue);
    trend = List.copyOf(trend);
  }

  public LocalDate asOf() {
    return now.asOf();
  }

  /** Nothing is open, nothing moved, and nothing waits to be billed. */
  public boolean isEmpty() {
    return now.openAr().isZero() && before.openAr().isZero() && moved.values().stream().allMatch(Money::isZero)
        && now.unapplied().isZero() && lockUp.workInProgress().isZero();
  }

  /** An invoice past its due date, who answers for it, and what comes next. */
  public record Overdue(Balance invoice, long daysLate, Optional<TimekeeperId> owner, String next) {}

  /** DSO at the end of a week. */
  public record Trend(LocalDate day, Optional<BigDecimal> dso) {}
}
