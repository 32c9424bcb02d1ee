package io.matterflow.prebill;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A month of a subscription, counted from the day it was agreed on: each period begins on that day of its month, or on
 * the month's last day where it has no such day. Without an agreed day it is the calendar's month.
 */
record SubscriptionPeriod(LocalDate from, LocalDate to) {

  private static final LocalDate CALENDAR = LocalDate.of(2000, 1, 1);
  private static final int MOST_AT_ONCE = 24;
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.US);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

  /**
   * The periods that have ended by the given day and come after the last one known. Without one known it is the latest
   * alone: what was billed before the product took over is not billed again.
   */
  static List<SubscriptionPeriod> ended(Optional<LocalDate> agreedFrom, Optional<LocalDate> lastKnown, LocalDate upTo) {
    var anchor = agreedFrom.orElse(CALENDAR);
    var latest = latest(anchor, upTo);
    var first = lastKnown.map(known -> latest(anchor, known) + 1).orElse(latest);
    return LongStream.rangeClosed(Math.max(Math.max(first, latest - MOST_AT_ONCE + 1), 0), latest)
        .mapToObj(number -> of(anchor, number))
        .toList();
  }

  /** The period in which the day lies. */
  static SubscriptionPeriod at(Optional<LocalDate> agreedFrom, LocalDate day) {
    var anchor = agreedFrom.orElse(CALENDAR);
    return of(anchor, latest(anchor, day.minusDays(1)) + 1);
  }

  private static SubscriptionPeriod of(LocalDate anchor, long number) {
    return new SubscriptionPeriod(anchor.plusMonths(number), anchor.plusMonths(number + 1).minusDays(1));
  }

  /** The number of the last period that has ended by the day; negative before the first one has. */
  private static long latest(LocalDate anchor, LocalDate day) {
    var guess = ChronoUnit.MONTHS.between(anchor, day) + 1;
    while (of(anchor, guess).to().isAfter(day)) {
      guess--;
    }
    return guess;
  }

  String label() {
    var wholeMonth = from.getDayOfMonth() == 1 && to.equals(from.withDayOfMonth(from.lengthOfMonth()));
    return wholeMonth
        ? "Subscription, %s".formatted(MONTH.format(from))
        : "Subscription, %s to %s".formatted(DAY.format(from), DAY.format(to));
  }
}
