package io.matterflow.receivables;

import io.matterflow.kernel.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/** When on a day a message may go out, in the client's zone, and on which days; nothing leaves in quiet hours. */
record Window(ZoneId zone, LocalTime from, Optional<LocalTime> until, Predicate<LocalDate> day) {

  /** The moment itself when it lies within, else the next one that does. */
  Instant next(Instant moment) {
    var local = moment.atZone(zone);
    if (day.test(local.toLocalDate()) && !local.toLocalTime().isBefore(from) && isNotOver(local.toLocalTime())) {
      return moment;
    }
    return opening(local.toLocalTime().isBefore(from) ? local.toLocalDate() : local.toLocalDate().plusDays(1));
  }

  private boolean isNotOver(LocalTime time) {
    return until.filter(time::isAfter).isEmpty();
  }

  private Instant opening(LocalDate first) {
    var end = first.plusDays(BusinessCalendar.DAYS_WITHOUT_A_BUSINESS_DAY);
    for (var date = first; date.isBefore(end); date = date.plusDays(1)) {
      if (day.test(date)) {
        return date.atTime(from).atZone(zone).toInstant();
      }
    }
    throw new IllegalStateException("no business day within %d days from %s; correct the decision business-calendar"
        .formatted(BusinessCalendar.DAYS_WITHOUT_A_BUSINESS_DAY, first));
  }
}
