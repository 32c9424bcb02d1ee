package io.matterflow.ledes;

import static io.matterflow.ledes.LineType.EXPENSE;
import static io.matterflow.ledes.LineType.FEE;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ledes.LedesField.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake in one record of a valid file: the right rule finds it, at its line, and no other rule does. */
class SpoiltRecordsTest {

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aRequiredFieldIsEmpty(SpoiltFile file) {
    Stream.of(LedesField.values())
        .filter(LedesField::isRequired)
        .forEach(field -> assertFound(file, field, "", "LV-101"));
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aDayIsNotInTheCalendar(SpoiltFile file) {
    for (var day : List.of("20260231", "2026-06-30", "202606", "06302026", "2026063O", " 20260630")) {
      fields(Kind.DATE).forEach(field -> assertFound(file, field, day, "LV-102"));
    }
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aNumberIsNone(SpoiltFile file) {
    for (var number : List.of("1,250.00", "$5", "+5", "5-", "(5)", "1e2", "1.2.3", ".5", "--5", "5 ", "five")) {
      fields(Kind.NUMBER).forEach(field -> assertFound(file, field, number, "LV-103"));
    }
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aNumberHasTooManyDigits(SpoiltFile file) {
    fields(Kind.NUMBER).forEach(field -> {
      assertFound(file, field, "1".repeat(field.size() + 1) + ".00", "LV-104");
      assertFound(file, field, "1.00001", "LV-104");
      assertFound(file, field, "9".repeat(1000), "LV-104");
    });
  }

  @Test
  void aNumberHasAMillionDigits() {
    var file = everyRecord().findFirst().orElseThrow();
    fields(Kind.NUMBER).forEach(field -> assertFound(file, field, "9".repeat(1_000_000), "LV-104"));
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aTextIsTooLong(SpoiltFile file) {
    fields(Kind.TEXT).forEach(field -> assertFound(file, field, "x".repeat(field.size() + 1), "LV-105"));
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aTypeIsUnknown(SpoiltFile file) {
    for (var type : List.of("f", "X", "FE", "IFF", "F ")) {
      assertFound(file, LedesField.LINE_TYPE, type, "LV-106");
    }
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aValueIsTheWordNull(SpoiltFile file) {
    Stream.of(LedesField.values()).forEach(field -> assertFound(file, field, "NULL", "LV-110"));
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aFieldIsMissingOrTooMuch(SpoiltFile file) {
    for (var field : LedesField.values()) {
      var value = file.value(field);
      assertThat(errors(file.with(old -> without(field, old)))).as("without %s %s", field, value)
          .containsExactly("LV-003 at " + file.line());
      assertThat(errors(file.with(field, value + "|"))).as("behind %s", field)
          .containsExactly("LV-003 at " + file.line());
    }
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void theRecordHasNoEnd(SpoiltFile file) {
    assertThat(errors(file.with(old -> old.substring(0, old.length() - 2))))
        .containsExactly("LV-004 at " + file.line());
    assertThat(errors(file.with(old -> old + " "))).containsExactly("LV-004 at " + file.line());
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void theRecordEndsTooEarly(SpoiltFile file) {
    assertFound(file, LedesField.LINE_ITEM_DESCRIPTION, "Draft [] reply", "LV-003");
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aCharacterIsNotPlain(SpoiltFile file) {
    for (var odd : List.of("caf\u00e9", "\u201cquoted\u201d", "a\tb", "a\u0000b", "a\rb", "a\u007fb", "\ud83d\ude80")) {
      assertFound(file, LedesField.LINE_ITEM_DESCRIPTION, odd, "LV-006");
    }
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void theLinesTotalIsOff(SpoiltFile file) {
    var total = new BigDecimal(file.value(LedesField.LINE_ITEM_TOTAL)).add(new BigDecimal("0.01")).toPlainString();

    assertThat(errors(file.with(LedesField.LINE_ITEM_TOTAL, total)))
        .containsExactly("LV-201 at " + file.line(), "LV-301 at 0 of " + file.invoice());
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void theInvoicesTotalIsAnotherHere(SpoiltFile file) {
    var other = errors(file.with(LedesField.INVOICE_TOTAL, "1.00"));

    assertThat(other).isEqualTo(file.isFirstOfItsInvoice()
        ? List.of("LV-301 at 0 of " + file.invoice(), "LV-302 at 0 of " + file.invoice())
        : List.of("LV-302 at 0 of " + file.invoice()));
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void whatTheTypeAsksForIsMissing(SpoiltFile file) {
    assertOn(file, FEE, LedesField.TIMEKEEPER_ID, "", "LV-204");
    assertOn(file, EXPENSE, LedesField.LINE_ITEM_EXPENSE_CODE, "", "LV-205");
    assertOn(file, FEE, LedesField.LINE_ITEM_TASK_CODE, "", "LV-206");
    assertOn(file, FEE, LedesField.LINE_ITEM_ACTIVITY_CODE, "", "LV-207");
    assertFound(file, LedesField.CLIENT_MATTER_ID, "", "LV-405");
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void unitsOrTheirCostAreMissing(SpoiltFile file) {
    if (file.is(FEE, EXPENSE)) {
      for (var nothing : List.of("", "0", "0.00")) {
        assertThat(errors(file.with(LedesField.LINE_ITEM_NUMBER_OF_UNITS, nothing)))
            .containsExactly("LV-201 at " + file.line(), "LV-202 at " + file.line());
      }
      assertThat(errors(file.with(LedesField.LINE_ITEM_UNIT_COST, "")))
          .containsExactly("LV-201 at " + file.line(), "LV-203 at " + file.line());
    }
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aCodeIsUnknownOrOnlyGroupsOthers(SpoiltFile file) {
    for (var code : List.of("L300", "P200", "A103", "l110", "Z999")) {
      assertOn(file, FEE, LedesField.LINE_ITEM_TASK_CODE, code, "LV-208");
    }
    assertOn(file, FEE, LedesField.LINE_ITEM_ACTIVITY_CODE, "A100", "LV-208");
    assertOn(file, EXPENSE, LedesField.LINE_ITEM_EXPENSE_CODE, "E100", "LV-208");
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void aCodeDoesNotFitTheType(SpoiltFile file) {
    assertOn(file, FEE, LedesField.LINE_ITEM_EXPENSE_CODE, "E101", "LV-209");
    assertOn(file, EXPENSE, LedesField.LINE_ITEM_TASK_CODE, "P300", "LV-209");
    assertOn(file, EXPENSE, LedesField.LINE_ITEM_ACTIVITY_CODE, "A101", "LV-209");
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void unitsAreNegative(SpoiltFile file) {
    var units = new BigDecimal("-1");
    var line = file.with(LedesField.LINE_ITEM_NUMBER_OF_UNITS, units.toPlainString())
        .with(LedesField.LINE_ITEM_UNIT_COST, "0")
        .with(LedesField.LINE_ITEM_ADJUSTMENT_AMOUNT, file.value(LedesField.LINE_ITEM_TOTAL));

    assertThat(errors(line)).containsExactly("LV-212 at " + file.line());
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void theLinesNumberIsTaken(SpoiltFile file) {
    if (!file.isFirstOfItsInvoice()) {
      assertFound(file, LedesField.LINE_ITEM_NUMBER, file.before().value(LedesField.LINE_ITEM_NUMBER), "LV-304");
    }
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void anotherMatterIsBilledHere(SpoiltFile file) {
    assertThat(errors(file.with(LedesField.LAW_FIRM_MATTER_ID, "9999-0001")))
        .containsExactly("LV-307 at 0 of " + file.invoice());
  }

  static Stream<SpoiltFile> everyRecord() {
    return SpoiltFile.everyRecord();
  }

  private static void assertOn(SpoiltFile file, LineType type, LedesField field, String value, String rule) {
    if (file.is(type)) {
      assertFound(file, field, value, rule);
    }
  }

  private static void assertFound(SpoiltFile file, LedesField field, String value, String rule) {
    assertThat(errors(file.with(field, value))).as("%s of %s", field, file)
        .containsExactly(rule + " at " + file.line());
  }

  private static List<String> errors(SpoiltFile file) {
    return Judged.errors(Judged.report(file.text()));
  }

  private static Stream<LedesField> fields(Kind kind) {
    return Stream.of(LedesField.values()).filter(field -> field.kind() == kind);
  }

  private static String without(LedesField field, String record) {
    var values = record.substring(0, record.length() - 2).split("\\|", -1);
    var left = Stream.concat(Arrays.stream(values, 0, field.ordinal()),
        Arrays.stream(values, field.column(), values.length));
    return String.join("|", left.toList()) + "[]";
  }
}
