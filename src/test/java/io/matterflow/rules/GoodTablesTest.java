package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.ProductTest;
import io.matterflow.engine.DecisionTesting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What legal operations may well want of a table comes in, and what is said about its edges is what the engine answers.
 */
@ProductTest
class GoodTablesTest {

  @Autowired private RuleLint lint;

  static Stream<Arguments> shipped() throws IOException {
    try (var files = Files.list(Path.of("dmn"))) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted()
          .map(file -> Arguments.of(file.getFileName().toString(), shipped(file))).toList().stream();
    }
  }

  static Stream<Arguments> edits() {
    return Stream.of(
        Arguments.of("another number of days", clearing().cell("check", "=businessDays", "7").text()),
        Arguments.of("other words for a row", clearing().annotation("wire", "Our bank holds no wire back.").text()),
        Arguments.of("a row of one account above",
            clearing().copy("wire", "slowBank", true, Map.of("account", "\"CA-1\"", "=businessDays", "1")).text()),
        Arguments.of("a row that another takes part of", clearing().without("cash").text()),
        Arguments.of("two weeks to take an approval of time back",
            EditedTable.of("posting-delay").cell("standard", "=minutes", "20160").text()),
        Arguments.of("a week to take an approval of a bill back",
            EditedTable.of("delivery-channel").cell("large-by-email", "=recallMinutes", "10080").text()),
        Arguments.of("the edits of a week in one prompt",
            EditedTable.of("activity-merging").cell("edits", "=withinMinutes", "10080").text()),
        Arguments.of("nothing below half a day",
            EditedTable.of("minimum-duration").cell("anything", "=seconds", "14400").text()),
        Arguments.of("messages until the end of the day",
            EditedTable.of("reminder-cadence").cell("day10", "=until", "\"23:59\"").text()),
        Arguments.of("a later day of the cadence",
            EditedTable.of("reminder-cadence").cell("day10", "=day", "12").text()),
        Arguments.of("a lower threshold",
            EditedTable.of("trust-authorization")
                .cell("largeDraw", "amount", "> 25000.50")
                .cell("large", "amount", "> 25000.50")
                .text()),
        Arguments.of("a range for a comparison",
            EditedTable.of("prompt-expiry").cell("billed", "businessDaysOpen", "[20..99]").text()),
        Arguments.of("a step more by the amount", EditedTable.of("pre-bill-route")
            .copy("largeBill", "veryLargeBill", false,
                Map.of("amount", "> 250000", "=level", "3", "=role", "\"BILLING_PARTNER\""))
            .text()),
        Arguments.of("a mail with a list and a link", EditedTable.of("message-texts")
            .cell("invoice-pay-online", "=html",
                "\"<h2 class='head'>Hello &amp; welcome</h2><ul><li>5 &lt; 6 > 4</li></ul><a title='Pay' href='{payLink}'>Pay</a>"
                    + "<br/><a href='https://example.org/a?b=1&amp;c=2#d'>Help</a> <a href='mailto:bills@example.org'>Write</a>\"")
            .text()),
        Arguments.of("a client's own rounding", EditedTable.of("time-rounding")
            .copy("started", "ofAClient", true,
                Map.of("client", "\"C-1\", \"C-2\"", "=direction", "\"NEAREST\"", "=increment", "\"0.25\""))
            .text()),
        Arguments.of("all but one",
            EditedTable.of("delivery-channel")
                .cell("large-by-email", "preference", "not(\"PAPER\",\"LEDES_PORTAL\")")
                .text()),
        Arguments.of("a rate from a day on",
            EditedTable.of("tax")
                .copy("hawaii", "hawaiiLater", true, Map.of("day", ">= 20270101", "=percent", "\"4.25\""))
                .text()),
        Arguments.of("a new arrangement", EditedTable.of("fee-arrangement")
            .copy("capped", "cappedMonthly", false, Map.of("billingModel", "\"CAPPED_MONTHLY\"", "=warnAt", "90"))
            .text()),
        Arguments.of("a client's guideline", EditedTable.of("guideline-profile")
            .copy("usual", "ofAClient", true,
                Map.of("client", "\"C-1\"", "=basis", "\"BEFORE\"", "=maxHoursPerDay", "\"12\""))
            .text()),
        Arguments.of("three weeks off, and a day of a leap year", EditedTable.of("business-calendar")
            .copy("business-day", "closed", true, Map.of("month", "8", "dayOfMonth", "[1..21]", "=day", "\"HOLIDAY\""))
            .copy("business-day", "leap", true, Map.of("month", "2", "dayOfMonth", "29", "=day", "\"HOLIDAY\""))
            .copy("business-day", "gone", true, Map.of("year", "2024", "=day", "\"HOLIDAY\""))
            .text()),
        Arguments.of("a releaser for one table, above the row for trust money", EditedTable.of("rule-release")
            .copy("trustMoney", "tax", true,
                Map.of("aboutTrust", "-", "rule", "\"tax\"", "=releaser", "\"BILLING_ADMIN\""))
            .text()),
        Arguments.of("a fact that no row asked for before", EditedTable.of("minimum-duration")
            .copy("anything", "planning", true, Map.of("practiceArea", "\"ESTATE_PLANNING\"", "=seconds", "60"))
            .text()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"shipped", "edits"})
  void nothingIsRefused(String what, RuleText table) {
    assertThat(lint.findings(table)).filteredOn(Finding::isRefused).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"shipped", "edits"})
  void theEngineAnswersAtTheEdgesAsItIsSaid(String what, RuleText table) {
    var engine = DecisionTesting.asking(table.key(), table.text());

    assertThat(lint.boundaries(table))
        .allSatisfy(edge -> assertThat(engine.apply(edge.facts())).isEqualTo(edge.rules()));
  }

  @Test
  void theDaysBesideADayAndTheCentsBesideAnAmountAreAsked() {
    var expiry = EditedTable.of("prompt-expiry").text();
    var adjustment = EditedTable.of("adjustment-approval").text();

    assertThat(lint.boundaries(expiry)).filteredOn(edge -> edge.place().equals("Row 1 (trackedOnly), businessDaysOpen"))
        .extracting(BoundaryCase::words, BoundaryCase::rules)
        .containsExactly(of("businessDaysOpen 9", "waits"), of("businessDaysOpen 10", "trackedOnly"),
            of("businessDaysOpen 11", "trackedOnly"));
    assertThat(lint.boundaries(adjustment)).filteredOn(edge -> edge.place().equals("Row 3 (small), amount"))
        .extracting(BoundaryCase::words, BoundaryCase::rules)
        .containsExactly(of("amount 249.99", "small"), of("amount 250", "small"), of("amount 250.01", "middle"));
  }

  /** As when each client and matter has a row of its own, and the last one answers for the rest. */
  @Test
  void aTableAsLongAsItMayBeIsReadInAMoment() {
    var table = EditedTable.of("invoice-presentation");
    for (int row = 0; row < 300; row++) {
      table.copy("standard", "row" + row, true,
          Map.of("client", "\"C-%d\"".formatted(row), "matter", "\"M-%d\"".formatted(row % 7)));
    }

    assertThat(lint.findings(table.text())).filteredOn(Finding::isRefused).isEmpty();
  }

  private static Tuple of(String words, String rule) {
    return tuple(words, List.of(rule));
  }

  private static RuleText shipped(Path file) {
    try {
      return new RuleText(RuleText.Kind.TABLE, file.getFileName().toString().replace(".dmn", ""),
          Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static EditedTable clearing() {
    return EditedTable.of("trust-clearing");
  }
}
