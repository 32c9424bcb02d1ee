package io.matterflow.reporting;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How many days of billing are locked up as of a day: in work that is not billed, and in bills that are not paid. Each
 * is an amount over what was billed in ninety days, times ninety; without anything billed there is no such figure.
 */
public record LockUp(LocalDate asOf, Money workInProgress, Money openAr, Money billed90) {

  public static final String FORMULA =
      "lock-up = WIP days + AR days; WIP days = unbilled approved time and costs ÷ billed in the last 90 days × 90; "
          + "AR days (DSO) = open ÷ billed in the last 90 days × 90";

  public Optional<BigDecimal> wipDays() {
    return days(workInProgress);
  }

  public Optional<BigDecimal> arDays() {
    return days(openAr);
  }

  /** The sum of both as they are shown. */
  public Optional<BigDecimal> days() {
    return wipDays().flatMap(wip -> arDays().map(wip::add));
  }

  private Optional<BigDecimal> days(Money amount) {
    return billed90.isPositive()
        ? Optional.of(amount.amount()
            .multiply(BigDecimal.valueOf(Ageing.DAYS))
            .divide(billed90.amount(), 1, RoundingMode.HALF_UP))
        : Optional.empty();
  }
}
