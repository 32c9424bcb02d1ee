package io.matterflow.directory;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * The calendar of the loaded firm: its zone, and the days that the decision {@code business-calendar} makes business
 * days.
 */
@Component
public class FirmCalendar {

  static final DecisionTable<DayFacts, DayKind> BUSINESS_CALENDAR =
      DecisionTable.of("business-calendar", DayFacts.class, DayKind.class);

  private static final int DAYS_OF_A_WEEK = 7;

  private final Directory directory;
  private final Decisions decisions;

  FirmCalendar(Directory directory, Decisions decisions) {
    this.directory = directory;
    this.decisions = decisions;
  }

  /** The calendar as it stands now; ask again for the next piece of work, since a table may have changed. */
  public BusinessCalendar calendar() {
    return new BusinessCalendar(directory.firm().zone(), date -> kindOf(date) == DayKind.BUSINESS);
  }

  DayKind kindOf(LocalDate date) {
    return decisions.look(BUSINESS_CALENDAR, DayFacts.of(date)).stream()
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the decision business-calendar has no row for %s".formatted(date)))
        .result();
  }

  /** What the table says about a day. */
  enum DayKind {
    BUSINESS,
    WEEKEND,
    HOLIDAY
  }

  /** A date as holidays are told: the 4th of July, the third Monday in January, the last Monday in May. */
  record DayFacts(int year, int month, int dayOfMonth, DayOfWeek weekday, int occurrence, boolean lastInMonth) {

    static DayFacts of(LocalDate date) {
      return new DayFacts(
          date.getYear(),
          date.getMonthValue(),
          date.getDayOfMonth(),
          date.getDayOfWeek(),
          (date.getDayOfMonth() - 1) / DAYS_OF_A_WEEK + 1,
          date.getDayOfMonth() + DAYS_OF_A_WEEK > date.lengthOfMonth());
    }
  }
}
