package io.matterflow.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * The firm's days: which ones count, in the firm's zone. A deadline's clock runs all day on business days and stands
 * still on the others (decision S5): 24 hours from Friday 15:00 end on Monday 15:00.
 */
public final class BusinessCalendar {

  /** Where so many days have none, no next one is found: a calendar has to have one in every such span. */
  public static final int DAYS_WITHOUT_A_BUSINESS_DAY = 60;

  private final ZoneId zone;
  private final Predicate<LocalDate> businessDay;

  public BusinessCalendar(ZoneId zone, Predicate<LocalDate> businessDay) {
    this.zone = zone;
    this.businessDay = businessDay;
  }

  public ZoneId zone() {
    return zone;
  }

  public LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  public boolean isBusinessDay(LocalDate date) {
    return businessDay.test(date);
  }

  /** The date itself when it is a business day, else the next one that is. */
  public LocalDate businessDayFrom(LocalDate date) {
    for (var day = date; day.isBefore(date.plusDays(DAYS_WITHOUT_A_BUSINESS_DAY)); day = day.plusDays(1)) {
      if (isBusinessDay(day)) {
        return day;
      }
    }
    throw new IllegalStateException(
        "no business day within %d days from %s; correct the decision business-calendar"
            .formatted(DAYS_WITHOUT_A_BUSINESS_DAY, date));
  }

  /** The date that lies the given number of business days after the date; zero days is {@link #businessDayFrom}. */
  public LocalDate plusBusinessDays(LocalDate date, int days) {
    var day = businessDayFrom(date);
    for (int passed = 0; passed < days; passed++) {
      day = businessDayFrom(day.plusDays(1));
    }
    return day;
  }

  /**
   * The moment at which the given time has run on business days; a start on another day counts from the next midnight.
   */
  public Instant plusBusinessTime(Instant start, Duration time) {
    var left = time;
    var at = start;
    while (true) {
      var midnight = dateOf(at).plusDays(1).atStartOfDay(zone).toInstant();
      if (isBusinessDay(dateOf(at))) {
        var untilMidnight = Duration.between(at, midnight);
        if (left.compareTo(untilMidnight) <= 0) {
          return at.plus(left);
        }
        left = left.minus(untilMidnight);
      }
      at = businessDayFrom(dateOf(midnight)).atStartOfDay(zone).toInstant();
    }
  }
}
