package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.prebill.ReviewDeadline.Step;
import io.matterflow.prebill.ReviewDeadline.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewDeadlineTest {

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final LocalDate INDEPENDENCE_DAY_OBSERVED = LocalDate.of(2026, 7, 3);
  private static final BusinessCalendar CALENDAR = new BusinessCalendar(CHICAGO, date ->
      !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(date.getDayOfWeek())
          && !date.equals(INDEPENDENCE_DAY_OBSERVED));

  @ParameterizedTest
  @CsvSource({
      "REVIEW, 24, BUSINESS_HOURS, 24, BUSINESS_HOURS, true",
      "APPROVAL, 24, BUSINESS_HOURS, 24, BUSINESS_HOURS, true",
      "EXCEPTIONS, 1, BUSINESS_DAYS, 1, BUSINESS_DAYS, false",
  })
  void grantsEachStepItsTime(Step step, int dueIn, Unit dueUnit, int escalateIn, Unit escalateUnit, boolean mirrored) {
    var decided = DecisionTesting.decisions()
        .decide(ReviewDeadline.TABLE, new ReviewDeadline.Facts(step), Subject.of("pre-bill", "1"));

    assertThat(decided.result()).isEqualTo(new ReviewDeadline(
        dueIn, dueUnit, Optional.of(escalateIn), Optional.of(escalateUnit), mirrored));
  }

  @ParameterizedTest
  @CsvSource({
      // Friday 15:00 to Monday 15:00 (decision S5)
      "2026-06-26T15:00, BUSINESS_HOURS, 24, 2026-06-29T15:00",
      "2026-06-26T15:00, BUSINESS_DAYS, 1, 2026-06-29T15:00",
      "2026-06-26T15:00, HOURS, 24, 2026-06-27T15:00",
      "2026-06-26T15:00, BUSINESS_HOURS, 48, 2026-06-30T15:00",
      // over a holiday and a weekend
      "2026-07-02T09:30, BUSINESS_HOURS, 24, 2026-07-06T09:30",
      // begun on a day off, it counts from the next business day's midnight
      "2026-06-27T11:00, BUSINESS_HOURS, 24, 2026-06-30T00:00",
  })
  void countsInBusinessTime(String start, Unit unit, int number, String end) {
    assertThat(unit.after(inChicago(start), number, CALENDAR)).isEqualTo(inChicago(end));
  }

  @Test
  void aStepWithoutEscalationNeverPassesUp() {
    var deadline = new ReviewDeadline(24, Unit.HOURS, Optional.empty(), Optional.empty(), false);

    assertThat(deadline.nextAfter(inChicago("2026-06-26T15:00"), CALENDAR)).isEmpty();
  }

  private static Instant inChicago(String local) {
    return ZonedDateTime.of(LocalDateTime.parse(local), CHICAGO).toInstant();
  }
}
