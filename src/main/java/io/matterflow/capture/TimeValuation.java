package io.matterflow.capture;

import io.matterflow.directory.Directory;
import io.matterflow.directory.RateCard;
import io.matterflow.directory.RateCard.RateSource;
import io.matterflow.directory.RateCard.ResolvedRate;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What entered time is worth by the rate of its work date, before discount, cap or flat fee. Asking changes nothing.
 * Without a rate it is worth nobody knows what, never zero.
 */
@Service
public class TimeValuation {

  private static final BigDecimal WHOLE = BigDecimal.valueOf(ApprovedTime.WHOLE);

  private final Directory directory;
  private final RateCard rates;

  TimeValuation(Directory directory, RateCard rates) {
    this.directory = directory;
    this.rates = rates;
  }

  @Transactional(readOnly = true)
  public Valuation of(EnteredTime time) {
    var matter = directory.matter(time.matter());
    if (matter.isEmpty()) {
      return new NotValued("matterId", "UNKNOWN_MATTER", "there is no matter %s".formatted(time.matter()));
    }
    if (directory.timekeeper(time.timekeeper()).isEmpty()) {
      return new NotValued(
          "timekeeperId", "UNKNOWN_TIMEKEEPER", "there is no timekeeper %s".formatted(time.timekeeper()));
    }
    var currency = directory.required(matter.get().client()).currency();
    if (time.customRate().filter(custom -> isFinerThan(currency.getDefaultFractionDigits(), custom)).isPresent()) {
      return new NotValued("customRate", "MALFORMED", "has more decimals than %s allows".formatted(currency));
    }
    return time.customRate()
        .map(custom -> new ResolvedRate(new Money(custom, currency), RateSource.ENTRY_CUSTOM))
        .or(() -> rates.rate(time.matter(), time.timekeeper(), time.workDate()))
        .<Valuation>map(rate -> new Worth(rate, amount(time, rate.rate())))
        .orElseGet(
            () -> new NotValued("timekeeperId", "RATE_MISSING", "no rate of %s on matter %s holds on %s".formatted(
            time.timekeeper(), time.matter(), time.workDate())));
  }

  /** Hours times rate times the share that is billed, rounded half-up once. */
  private static Money amount(EnteredTime time, Money rate) {
    return amount(time.hours(), rate, time.billedPercent());
  }

  static Money amount(BilledTime hours, Money rate, int billedPercent) {
    var share = BigDecimal.valueOf(billedPercent).divide(WHOLE);
    return Money.rounded(hours.hours().multiply(rate.amount()).multiply(share), rate.currency());
  }

  private static boolean isFinerThan(int decimals, BigDecimal rate) {
    return rate.stripTrailingZeros().scale() > decimals;
  }

  public sealed interface Valuation {}

  /** The rate with the level that gave it, and the amount; of time that is not billable too. */
  public record Worth(ResolvedRate rate, Money amount) implements Valuation {

    public Money billed(EnteredTime time) {
      return time.billable() ? amount : Money.zero(amount.currency());
    }
  }

  /** What is wrong with it, and in which member. */
  public record NotValued(String member, String code, String detail) implements Valuation {}
}
