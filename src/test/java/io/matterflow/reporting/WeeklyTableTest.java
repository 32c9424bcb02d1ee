package io.matterflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.reporting.WeeklyTable.EmptyWeek;
import io.matterflow.reporting.WeeklyTable.Facts;
import io.matterflow.reporting.WeeklyTable.Row;
import io.matterflow.reporting.WeeklyTable.Scope;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyTableTest {

  @ParameterizedTest
  @CsvSource({
    "firmsReceivables, PARTNR, true, true, FIRM, SEND",
    "firmsReceivables, PARALG, false, true, FIRM, SEND",
    "ownReceivables, PARTNR, true, false, OWN, SKIP",
    "ownReceivables, ASSOC, true, false, OWN, SKIP"
  })
  void whoGetsTheReportOnMondayMorning(
      String rule, String classification, boolean signsBills, boolean readsAll, Scope scope, EmptyWeek emptyWeek) {
    var facts = new Facts(WeeklyKind.RECEIVABLES, "TK01", classification, signsBills, readsAll);

    assertThat(DecisionTesting.decisions().look(WeeklyTable.TABLE, facts)).singleElement().satisfies(row -> {
      assertThat(row.rule().rule()).isEqualTo(rule);
      assertThat(row.result()).isEqualTo(new Row(DayOfWeek.MONDAY, LocalTime.of(7, 0), scope, emptyWeek));
    });
  }

  @ParameterizedTest
  @CsvSource({"PARTNR", "ASSOC"})
  void whoSignsNoBillsAndReadsTheirOwnGetsNone(String classification) {
    var facts = new Facts(WeeklyKind.RECEIVABLES, "TK01", classification, false, false);

    assertThat(DecisionTesting.decisions().look(WeeklyTable.TABLE, facts)).isEmpty();
  }
}
