package io.matterflow.prebill;

import static io.matterflow.prebill.PreBillFixture.JUNE_15;
import static io.matterflow.prebill.PreBillFixture.JUNE_30;
import static io.matterflow.prebill.PreBillFixture.hold;
import static io.matterflow.prebill.PreBillFixture.line;
import static io.matterflow.prebill.PreBillFixture.narrative;
import static io.matterflow.prebill.PreBillFixture.preBill;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.Client.Guidelines;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineUnderCheckTest {

  private static final Guidelines TENTHS = new Guidelines(new BigDecimal("0.1"), true, 30);
  private static final Guidelines QUARTERS = new Guidelines(new BigDecimal("0.25"), false, 30);

  @ParameterizedTest
  @CsvSource({"0.1, true, false", "1.3, true, false", "1.25, false, true", "0.75, false, true", "2.0, true, true"})
  void hoursAreHeldAgainstTheClientsIncrement(String hours, boolean wholeTenths, boolean wholeQuarters) {
    var line = line(1, hours, "400");

    assertThat(check(line, TENTHS).facts().wholeIncrements()).isEqualTo(wholeTenths);
    assertThat(check(line, QUARTERS).facts().wholeIncrements()).isEqualTo(wholeQuarters);
    assertThat(new LineUnderCheck(preBill(line), line, Optional.empty(), true).facts().wholeIncrements()).isTrue();
  }

  @Test
  void theSameWorkIsADuplicateOnItsSecondLineOnly() {
    var first = line(1, "0.5", "400").with(narrative("Call with J. Doe; re: lease"));
    var second = line(2, "0.5", "400").with(narrative("call with j doe re lease "));
    var preBill = preBill(first, second);

    assertThat(new LineUnderCheck(preBill, first, Optional.empty(), true).facts().duplicate()).isFalse();
    var again = new LineUnderCheck(preBill, second, Optional.empty(), true);
    assertThat(again.facts().duplicate()).isTrue();
    assertThat(again.value(GuidelineMessage.DUPLICATE)).isEqualTo("1");
  }

  @Test
  void otherHoursOrAHeldFirstLineMakeNoDuplicate() {
    var first = line(1, "0.5", "400").with(narrative("Call"));
    var longer = line(2, "0.6", "400").with(narrative("Call"));
    var same = line(2, "0.5", "400").with(narrative("Call"));

    assertThat(new LineUnderCheck(preBill(first, longer), longer, Optional.empty(), true).facts().duplicate()).isFalse();
    assertThat(new LineUnderCheck(preBill(first.with(hold(true)), same), same, Optional.empty(), true).facts().duplicate())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
      "2026-06-15, 2026-06-15, false", // entered on the day
      "2026-06-16, 2026-06-15, true", // entered before it was done
      "2026-06-30, 2026-07-02, false", // the cut-off itself
      "2026-07-01, 2026-07-02, true", // after the cut-off
  })
  void workIsFutureDatedAfterEntryOrCutOff(LocalDate workDate, LocalDate enteredOn, boolean futureDated) {
    var line = dated(workDate, enteredOn);

    assertThat(check(line, TENTHS).facts().futureDated()).isEqualTo(futureDated);
  }

  @ParameterizedTest
  @CsvSource({"2026-05-16, false", "2026-05-15, true"})
  void workIsLateFromTheDayAfterTheClientsLimit(LocalDate workDate, boolean late) {
    var line = dated(workDate, JUNE_15);

    assertThat(check(line, TENTHS).facts().lateEntry()).isEqualTo(late);
    assertThat(new LineUnderCheck(preBill(line), line, Optional.empty(), true).facts().lateEntry()).isFalse();
  }

  @Test
  void aFindingSaysTheValueAndTheLimit() {
    var line = line(1, "1.25", "400");
    var checked = check(line, TENTHS);

    assertThat(GuidelineMessage.NOT_IN_INCREMENTS.sentence(
        checked.value(GuidelineMessage.NOT_IN_INCREMENTS), checked.limit(GuidelineMessage.NOT_IN_INCREMENTS)))
        .isEqualTo("1.25 hours are not whole increments of 0.1.");
    assertThat(check(dated(JUNE_30.plusDays(1), JUNE_30.plusDays(2)), TENTHS).limit(GuidelineMessage.FUTURE_DATED))
        .isEqualTo("2026-06-30");
    assertThat(check(dated(JUNE_15.minusDays(40), JUNE_15), TENTHS).value(GuidelineMessage.LATE_ENTRY)).isEqualTo("40");
  }

  private static LineUnderCheck check(PreBillLine line, Guidelines guidelines) {
    return new LineUnderCheck(preBill(line), line, Optional.of(guidelines), true);
  }

  private static PreBillLine dated(LocalDate workDate, LocalDate enteredOn) {
    var line = line(1, "1.0", "400");
    return new PreBillLine(line.id(), 1, line.entry(), line.timekeeper(), workDate, enteredOn, line.worked(), line.hours(),
        line.rate(), line.writeDown(), line.narrative(), line.taskCode(), line.activityCode(), line.internalNote(), false);
  }
}
