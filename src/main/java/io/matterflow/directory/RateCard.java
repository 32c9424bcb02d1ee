package io.matterflow.directory;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which hourly rate holds for a timekeeper on a matter on the day of the work ({@code domain/billing-models.md} section
 * 3).
 */
public interface RateCard {

  /** The rate in force on the work date, or empty where no rule names one: an exception, never zero. */
  Optional<ResolvedRate> rate(MatterId matter, TimekeeperId timekeeper, LocalDate workDate);

  /**
   * A rate, the level of the precedence that gave it, and the first day of the rule of that level; empty where the rule
   * has always held.
   */
  record ResolvedRate(Money rate, RateSource source, Optional<LocalDate> since) {

    public ResolvedRate(Money rate, RateSource source) {
      this(rate, source, Optional.empty());
    }
  }

  /** The levels, strongest first. */
  enum RateSource {
    ENTRY_CUSTOM,
    BLENDED,
    MATTER_TIMEKEEPER,
    MATTER_CLASSIFICATION,
    MATTER_ALL,
    CLIENT_TIMEKEEPER,
    CLIENT_CLASSIFICATION,
    CLIENT_ALL,
    TIMEKEEPER_DEFAULT,
    FIRM_DEFAULT
  }
}
