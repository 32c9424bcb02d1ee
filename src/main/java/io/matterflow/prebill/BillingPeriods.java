package io.matterflow.prebill;

import io.matterflow.directory.BillingTerms;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On which days the periods of a cycle end. A matter's own periods count from its anchor, the first day of one of them;
 * a month without that day has its period begin on its last. Without an anchor the calendar's months and quarters hold,
 * and fortnights from Monday to Sunday.
 */
final class BillingPeriods {

  private static final LocalDate CALENDAR = LocalDate.of(2000, 1, 1);
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
  private static final int MONTH = 1;
  private static final int QUARTER = 3;
  private static final int FORTNIGHT = 14;
  private static final int LONGEST = 100;

  private BillingPeriods() {}

  /** Whether a period ends with that day; what is billed by an event has no periods, so any day may be its last. */
  static boolean endOn(LocalDate day, Cycle cycle, BillingTerms terms) {
    var next = day.plusDays(1);
    return switch (cycle) {
      case MONTHLY, SUBSCRIPTION -> beginOn(next, terms.anchor().orElse(CALENDAR), MONTH);
      case QUARTERLY -> beginOn(next, terms.anchor().orElse(CALENDAR), QUARTER);
      case BIWEEKLY -> ChronoUnit.DAYS.between(terms.anchor().orElse(MONDAY), next) % FORTNIGHT == 0
          && next.isAfter(terms.anchor().orElse(MONDAY));
      case MILESTONE, COMPLETION, THRESHOLD, REPLENISHMENT -> true;
    };
  }

  /** The last end of a period up to and with that day; none where the first one is still to come. */
  static Optional<LocalDate> lastEnd(LocalDate day, Cycle cycle, BillingTerms terms) {
    return Stream.iterate(day, earlier -> earlier.minusDays(1))
        .limit(LONGEST)
        .filter(end -> endOn(end, cycle, terms))
        .findFirst();
  }

  /** The first end of a period after that day. */
  static Optional<LocalDate> nextEnd(LocalDate day, Cycle cycle, BillingTerms terms) {
    return Stream.iterate(day.plusDays(1), later -> later.plusDays(1))
        .limit(LONGEST)
        .filter(end -> endOn(end, cycle, terms))
        .findFirst();
  }

  /** Whether a period begins on that day: the first one does on the anchor. */
  static boolean beginOn(LocalDate day, Cycle cycle, BillingTerms terms) {
    return cycle.hasPeriods() && (terms.anchor().equals(Optional.of(day)) || endOn(day.minusDays(1), cycle, terms));
  }

  private static boolean beginOn(LocalDate day, LocalDate anchor, int months) {
    var passed = YearMonth.from(anchor).until(YearMonth.from(day), ChronoUnit.MONTHS);
    return passed > 0 && passed % months == 0 && anchor.plusMonths(passed).equals(day);
  }
}
