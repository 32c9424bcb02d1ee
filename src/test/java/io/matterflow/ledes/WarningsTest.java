package io.matterflow.ledes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person should look at although the file can go. */
class WarningsTest {

  @ParameterizedTest
  @CsvSource(delimiter = ';', nullValues = "-", value = {
      "TIMEKEEPER_NAME;           Keiko Sato;                         LV-107 at 3",
      "TIMEKEEPER_NAME;           '';                                 LV-107 at 3",
      "TIMEKEEPER_NAME;           'Sato,Keiko';                       LV-107 at 3",
      "TIMEKEEPER_NAME;           'Sato, Keiko, Jr.';                 -",
      "TIMEKEEPER_CLASSIFICATION; AS;                                 LV-108 at 3",
      "TIMEKEEPER_CLASSIFICATION; '';                                 -",
      "CLIENT_MATTER_ID;          ' BLU-24001';                       LV-109 at 3",
      "LINE_ITEM_TASK_CODE;       'L440 ';                            LV-109 at 3",
      "LINE_ITEM_DESCRIPTION;     '';                                 LV-211 at 3",
      "LINE_ITEM_DATE;            20260531;                           LV-213 at 3",
      "LINE_ITEM_DATE;            20260701;                           LV-213 at 3",
      "LINE_ITEM_DATE;            20260601;                           -",
      "LINE_ITEM_DATE;            20260630;                           -",
      "INVOICE_DESCRIPTION;       Something else;                     LV-303 at 0 of 42140",
      "INVOICE_DATE;              20260706;                           LV-303 at 0 of 42140",
      "CLIENT_ID;                 C1002;                              LV-303 at 0 of 42140",
      "LAW_FIRM_ID;               47-3390126;                         LV-303 at 0 of 42140",
  })
  void isWarnedOf(LedesField field, String value, String warning) {
    var report = Judged.report(SpoiltFile.of("valid-01-hourly.txt", 3).with(field, value).text());

    assertThat(report.valid()).isTrue();
    assertThat(Judged.warnings(report)).isEqualTo(warning == null ? List.of() : List.of(warning));
  }

  @Test
  void timeIsNotInTheUnitThatTheClientAsksFor() {
    var file = SpoiltFile.of("valid-01-hourly.txt", 3)
        .with(LedesField.LINE_ITEM_NUMBER_OF_UNITS, "0.75")
        .with(LedesField.LINE_ITEM_ADJUSTMENT_AMOUNT, "16.25");

    assertThat(Judged.warnings(Judged.report(file.text()))).containsExactly("LV-215 at 3");
    assertThat(Judged.report(LedesProfile.DEFAULT.withIncrement(new BigDecimal("0.05")), bytes(file)).findings())
        .isEmpty();
  }

  @Test
  void aBlankLineStandsBetweenRecords() {
    var file = SpoiltFile.of("valid-01-hourly.txt", 5).with(record -> "\r\n" + record);

    assertThat(Judged.warnings(Judged.report(file.text()))).containsExactly("LV-009 at 5");
  }

  @Test
  void blankLinesAtTheEndAreNoMatter() {
    var file = SpoiltFile.of("valid-01-hourly.txt", 3).text() + "\r\n\n  \n";

    assertThat(Judged.report(file).findings()).isEmpty();
  }

  @Test
  void anInvoiceThatComesToNothingOrLessIsPointedOut() {
    var file = everyLine("valid-04-flat-fee.txt").replace("4837.50", "-62.50")
        .replace("|4800.00|4800.00|", "|-100.00|-100.00|");

    assertThat(Judged.warnings(Judged.report(file))).containsExactly("LV-309 at 0 of 42143");
    assertThat(Judged.report(file).valid()).isTrue();
  }

  @Test
  void anInvoiceIsDatedBeforeItsPeriodEnds() {
    assertThat(Judged.warnings(Judged.report(everyLine("valid-04-flat-fee.txt").replace("20260705", "20260629"))))
        .containsExactly("LV-306 at 0 of 42143");
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsNoWarningButAnError() {
    var report = Judged.report(
        everyLine("valid-04-flat-fee.txt").replace("|20260601|20260630|", "|20260630|20260601|"));

    assertThat(Judged.errors(report)).containsExactly("LV-305 at 0 of 42143");
  }

  @Test
  void aReceiverMayTakeAWarningForAnError() {
    var file = SpoiltFile.of("valid-01-hourly.txt", 3).with(LedesField.LINE_ITEM_DESCRIPTION, "");

    var report = Judged.report(LedesProfile.DEFAULT.strictOn(LedesRule.LINE_DESCRIPTION), bytes(file));

    assertThat(Judged.errors(report)).containsExactly("LV-211 at 3");
    assertThat(report.valid()).isFalse();
  }

  @Test
  void aReceiverMayAskForLess() {
    var file = SpoiltFile.of("valid-01-hourly.txt", 3)
        .with(LedesField.LINE_ITEM_TASK_CODE, "OURS-7")
        .with(LedesField.LINE_ITEM_ACTIVITY_CODE, "")
        .with(LedesField.CLIENT_MATTER_ID, "");

    assertThat(Judged.report(LedesProfile.DEFAULT.withoutUtbms().withoutClientMatterId(), bytes(file)).findings())
        .isEmpty();
  }

  private static String everyLine(String name) {
    return SpoiltFile.of(name, 3).text();
  }

  private static byte[] bytes(SpoiltFile file) {
    return file.text().getBytes(StandardCharsets.US_ASCII);
  }
}
