package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell is read, never run. */
class CellWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "-", "", "\"MONTHLY\"", "\"a\", \"b\"", "not(\"a\")", "not(\"a\",\"b\")", "12", "> 10", "<= 0.5", "[1..5]",
      "]1..5]", "(1..5)",
      "true", "false", "> maxHoursPerDay", "-3", "1, trueAmount, 2", "\"a\" ,true , falsehood"})
  void literalsAndComparisonsAreConditions(String cell) {
    assertThat(CellWords.isCondition(cell)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "${bean.call()}", "#{x}", "now()", "date(\"2026-01-01\")", "a + 1", "a.b", "x(\"y\")", "\"a", "\"${x}\"",
      "\"#{x}\"", "a \"b\"", "> ", "[1..]",
      "function() true", "if a then b", "\"a\" ; \"b\"", "not(bean.call())", "\"\\\"\" + x"})
  void anythingThatWouldBeRunIsNot(String cell) {
    assertThat(CellWords.isCondition(cell)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "a text"   | string  | true
      ``         | string  | true
      12         | string  | false
      client     | string  | false
      "a" + "b"  | string  | false
      12         | integer | true
      "12"       | integer | false
      1.5        | integer | false
      true       | boolean | true
      "true"     | boolean | false
      "2026"     | date    | false
      """)
  void resultsAreLiteralsOfTheirColumn(String cell, String type, boolean allowed) {
    assertThat(CellWords.isResult(cell, type)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ``               | REMINDER | true
      -                | REMINDER | true
      "REMINDER"       | REMINDER | true
      "INVOICE"        | REMINDER | false
      "A, B", "C"      | A        | false
      "INVOICE","REMINDER" | REMINDER | true
      not("REMINDER")  | REMINDER | false
      not( "INVOICE", "STATEMENT" ) | REMINDER | true
      otherInput       | REMINDER | true
      not(otherInput)  | REMINDER | true
      """)
  void aRowHoldsForAValueWhereItsCellDoesNotSayOtherwise(String cell, String value, boolean may) {
    assertThat(CellWords.mayBe(cell, value)).isEqualTo(may);
  }

  @Test
  void aCellMayBeAsLongAsItWants() {
    var text = "\"%s\"".formatted("a".repeat(20_000));
    var list = String.join(", ", Collections.nCopies(20_000, "\"a\""));

    assertThat(CellWords.isResult(text, "string")).isTrue();
    assertThat(CellWords.isCondition(text)).isTrue();
    assertThat(CellWords.isCondition(list)).isTrue();
    assertThat(CellWords.isCondition(list + ", now()")).isFalse();
    assertThat(CellWords.mayBe("not(%s)".formatted(list), "a")).isFalse();
  }

  @Test
  void yesAndNoAndNumbersAreNoTexts() {
    assertThat(CellWords.mayBe("true", true)).isTrue();
    assertThat(CellWords.mayBe("true", false)).isFalse();
    assertThat(CellWords.mayBe("30", 30)).isTrue();
    assertThat(CellWords.mayBe("> 20", 10)).isTrue();
  }
}
