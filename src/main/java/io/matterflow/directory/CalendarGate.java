package io.matterflow.directory;

import io.matterflow.directory.FirmCalendar.DayFacts;
import io.matterflow.directory.FirmCalendar.DayKind;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.Wording;
import io.matterflow.rules.EditedRows;
import io.matterflow.rules.EditedRows.Asked;
import io.matterflow.rules.EditedRows.EditedRow;
import io.matterflow.rules.Finding;
import io.matterflow.rules.TableGate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A calendar comes in with days that there are, and with a business day wherever the product looks for the next one.
 */
@Component
class CalendarGate implements TableGate {

  /** Every date on every weekday, in leap years and others. */
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);
  private static final int SPAN = BusinessCalendar.DAYS_WITHOUT_A_BUSINESS_DAY;
  private static final String OUTPUT = "day";
  private static final String YEAR = "year";

  private final Clock clock;

  CalendarGate(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String table() {
    return FirmCalendar.BUSINESS_CALENDAR.id();
  }

  @Override
  public List<Finding> findings(EditedRows edited) {
    var noDay = new LinkedHashSet<>(edited.all());
    var closed = new ArrayList<Closed>();
    Optional<Finding> tooLong = Optional.empty();
    var today = LocalDate.now(clock);
    for (var date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
      var asked = new Asked(DayFacts.of(date));
      noDay.removeIf(row -> row.holds(asked));
      var answers = edited.first(asked);
      if (answers.filter(row -> row.says(OUTPUT, DayKind.BUSINESS)).isPresent()) {
        closed.clear();
      } else {
        closed.add(new Closed(date, answers));
      }
      if (closed.size() >= SPAN && date.isAfter(today) && tooLong.isEmpty()) {
        tooLong = Optional.of(tooLong(closed.subList(closed.size() - SPAN, closed.size())));
      }
    }
    return Stream.concat(noDay.stream().map(CalendarGate::noDay), tooLong.stream()).toList();
  }

  private static Finding noDay(EditedRow row) {
    if (IntStream.rangeClosed(FIRST.getYear(), LAST.getYear()).noneMatch(year -> row.mayBe(YEAR, year))) {
      return row.refused(YEAR,
          "no day of such a year is asked for: the calendar is for the years from %d to %d. Write one of them, or take the row out."
              .formatted(FIRST.getYear(), LAST.getYear()));
    }
    return row.refused(
        "there is no such day from %d to %d: the month has not so many days, the year not so many months, or the date is another weekday. Write a day that there is, or take the row out."
            .formatted(FIRST.getYear(), LAST.getYear()));
  }

  private static Finding tooLong(List<Closed> closed) {
    var rows = closed.stream().flatMap(day -> day.by().stream()).map(EditedRow::place)
        .collect(Collectors.toCollection(LinkedHashSet::new));
    return Finding.refused("The table",
        "leaves no business day from %s through %s, by %s. The product looks %d days ahead for the next one and stops where there is none; let a row say BUSINESS."
            .formatted(Wording.of(closed.get(0).date()), Wording.of(closed.get(closed.size() - 1).date()),
                words(rows), SPAN));
  }

  private static String words(Set<String> rows) {
    return rows.stream().map(row -> row.replaceFirst("^R", "r")).collect(Collectors.joining(" and "));
  }

  private record Closed(LocalDate date, Optional<EditedRow> by) {}
}
