package io.matterflow.directory;

import io.matterflow.rules.FirmDays;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** Business days as {@code business-calendar} has them, in the firm's zone. */
@Component
class DaysOfTheFirm implements FirmDays {

  private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);

  private final FirmCalendar calendar;

  DaysOfTheFirm(FirmCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public Instant endOfDay(Instant from, int businessDays) {
    var firm = calendar.calendar();
    return firm.plusBusinessDays(firm.dateOf(from), businessDays).atTime(END_OF_DAY).atZone(firm.zone()).toInstant();
  }
}
