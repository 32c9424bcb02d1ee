package io.matterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DmnTables.TableInForce;
import io.matterflow.engine.NearestRule.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The nearest rule of shipped tables, held against trying out everything. */
class NearestRulesTest {

  private static final int QUESTIONS = 80;

  private final DmnTables tables = new DmnTables();

  /** Each input with a value in every stretch that the table tells apart, and one it does not name. */
  static Stream<Arguments> shipped() {
    var flag = List.<Object>of(true, false);
    return Stream.of(
        Arguments.of("four-eyes", facts("signedBefore", flag, "ownWriteDown", flag, "onlyLevel", flag,
            "approver", List.of("ASKED", "OTHER_PARTNER", "BILLING_ADMIN", "NOBODY"), "partnerWroteDown", flag)),
        Arguments.of("adjustment-approval",
            facts("reasonGiven", flag, "amount", decimals("-5", "0.01", "250", "250.01", "2500", "2500.01"),
            "percent", decimals("0", "5", "5.01", "15", "15.01", "80"))),
        Arguments.of("delivery-channel", facts("preference", List.of("EMAIL", "HAND", "LEDES_PORTAL", "PAPER", "OTHER"),
            "recipients", List.of(0, 1), "paymentPlan", flag, "unsupported", flag,
            "wanted", List.of("EMAIL", "HAND", "LEDES_PORTAL", "PAPER", "OTHER"), "total",
            decimals("9999.99", "10000"))),
        Arguments.of("prompt-expiry", facts("billability", List.of("BILLABLE", "TRACK_ONLY", "OTHER"),
            "businessDaysOpen", List.of(0, 9, 10, 19, 20, 21))),
        Arguments.of("prompt-mode",
            facts("chosen", List.of("DAY_REVIEW", "TASK", "OTHER"), "promptsOfTheDay", List.of(0, 12, 13),
            "mostLately", List.of(0, 12, 13))),
        Arguments.of("message-texts",
            facts("key", List.of("INVOICE", "REMINDER", "REMINDER_OVERDUE", "REMINDER_FINAL", "OTHER"),
            "channel", List.of("EMAIL", "SMS", "OTHER"), "language", List.of("en", "de"), "payOnline", flag)),
        Arguments.of("reminder-cadence", facts("delivery", List.of("EMAIL", "LEDES_PORTAL", "PAPER", "HAND", "OTHER"),
            "portal", List.of("NONE", "ACCEPTED"), "reminders", List.of("EVERY_WAY", "IN_WRITING", "NONE", "OTHER"),
            "termsDays", List.of(30, 31), "enrolled", flag, "plan", List.of("NONE", "KEPT", "MISSED"), "disputed", flag,
            "reserved", flag, "held", flag)),
        Arguments.of("pre-bill-route", facts("step", List.of("REVIEW", "APPROVAL", "OTHER"),
            "amount", decimals("10000", "10000.01", "50000", "50000.01"), "clientAmount",
            decimals("100000", "100000.01"),
            "arrangement", List.of("HOURLY", "CONTINGENCY", "HYBRID_SUCCESS", "PRO_BONO"), "practice",
            List.of("LITIGATION"),
            "client", List.of("1001"), "jurisdiction", List.of("CA"))));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void noRuleOfAnotherOutcomeTakesFewerInputsAndTheNamedOneAnswers(String decision, Map<String, List<Object>> domain) {
    var table = table(decision);
    var all = combinations(domain);
    var answers = all.stream().map(facts -> tables.matching(table, facts)).toList();
    int apart = Math.max(1, all.size() / QUESTIONS);

    IntStream.range(0, all.size()).filter(index -> index % apart == 0).forEach(index -> {
      var facts = all.get(index);
      var before = answers.get(index);
      var fewest = IntStream.range(0, all.size())
          .filter(other -> saysSomethingElse(before, answers.get(other)))
          .map(other -> different(facts, all.get(other)))
          .min();

      var nearest = nearest(table, facts, before);

      assertThat(nearest.map(rule -> OptionalInt.of(rule.changes().size())).orElseGet(OptionalInt::empty))
          .as("%s", facts)
          .isEqualTo(fewest);
      nearest.ifPresent(rule -> {
        var after = tables.matching(table, changed(facts, rule.changes()));
        assertThat(after).as("%s, %s", facts, rule).extracting(DmnEvaluatedDecisionRule::getId).contains(rule.id());
        assertThat(saysSomethingElse(before, after)).as("%s, %s", facts, rule).isTrue();
        assertThat(table(table, rule.number())).isEqualTo(rule.id());
      });
    });
  }

  @Test
  void aSumSaysHowMuchLessItWouldHaveToBe() {
    assertThat(nearest("adjustment-approval",
        facts("reasonGiven", true, "amount", new BigDecimal("300.00"), "percent", new BigDecimal("4"))))
        .hasValueSatisfying(rule -> assertThat(rule.changes()).singleElement().satisfies(change -> {
          assertThat(change.input()).isEqualTo("amount");
          assertThat(change.needed()).isEqualTo("<= 250");
          assertThat(change.difference()).contains("50.00 less");
        }));
  }

  @Test
  void aDayMoreIsADayMore() {
    assertThat(nearest("prompt-expiry", facts("billability", "BILLABLE", "businessDaysOpen", 19)))
        .hasValueSatisfying(rule ->
        assertThat(rule.changes()).singleElement().satisfies(change -> {
          assertThat(change.was()).isEqualTo(19);
          assertThat(change.needed()).isEqualTo(">= 20");
          assertThat(change.difference()).contains("1 day more");
        }));
  }

  @Test
  void aLimitThatIsAnotherFactIsNamedWithItsFigure() {
    var facts = facts("tested", true, "lateDays", 10, "timekeepers", 1, "onMatter", null, "budgetPercent", null,
        "total", new BigDecimal("500.40"), "capUsed", null, "capPercent", null, "portalErrors", 0, "minimumBill",
        new BigDecimal("500.40"),
        "invoiceLateDays", null, "maxTimekeepers", null, "matterBudget", null, "budgetWarnPercent", null, "cap", null,
        "capWarnAt", null);
    var asKept = new LinkedHashMap<>(facts);
    asKept.values().removeIf(Objects::isNull);

    var nearest = nearest(table("bill-guidelines"), asKept, tables.matching(table("bill-guidelines"), facts));

    assertThat(nearest).hasValueSatisfying(rule -> assertThat(rule.changes()).singleElement().satisfies(change -> {
      assertThat(change.needed()).isEqualTo("< minimumBill (500.40)");
      assertThat(change.difference()).contains("0.01 less");
    }));
  }

  @Test
  void aLimitThatIsNotEnoughItselfIsPassed() {
    var facts = facts("step", "APPROVAL", "amount", new BigDecimal("49000.00"), "clientAmount", new BigDecimal("60000"),
        "arrangement", "HOURLY", "practice", "LITIGATION", "client", "1001", "jurisdiction", "CA");

    assertThat(nearest("pre-bill-route", facts)).hasValueSatisfying(rule -> {
      assertThat(rule.id()).isEqualTo("largeBill");
      assertThat(rule.number()).isEqualTo(4);
      assertThat(rule.changes()).singleElement()
          .satisfies(change -> assertThat(change.difference()).contains("over 1000.00 more"));
    });
  }

  @Test
  void aRuleBelowAnswersOnceTheChosenOneDoesNot() {
    var nearest = nearest("prompt-mode", facts("chosen", "DAY_REVIEW", "promptsOfTheDay", 0, "mostLately", 0))
        .orElseThrow();

    assertThat(nearest.id()).isEqualTo("choseTasks");
    assertThat(
        nearest("prompt-mode", facts("chosen", "TASK", "promptsOfTheDay", 20, "mostLately", 0)).orElseThrow().id())
        .isEqualTo("choseDays");
    assertThat(nearest("delivery-channel",
        facts("preference", "EMAIL", "recipients", 1, "paymentPlan", true, "unsupported", false,
        "wanted", "EMAIL", "total", new BigDecimal("20.00"))).orElseThrow().changes()).singleElement()
        .satisfies(change -> assertThat(change.to()).isPresent());
  }

  @Test
  void aDayIsLaterOrEarlier() {
    var values = new CloseValues(new CellByCell.Column("day", "Day", "integer"), List.of(">= 20260701"),
        facts("day", 20260630));

    assertThat(values.others().get(0)).isEqualTo(20260701);
    assertThat(values.difference(20260701)).contains("1 day later");
    assertThat(values.others()).contains(20260702).doesNotContain(20260700);
  }

  private Optional<NearestRule> nearest(String decision, Map<String, Object> facts) {
    return nearest(table(decision), facts, tables.matching(table(decision), facts));
  }

  private Optional<NearestRule>
      nearest(TableInForce table, Map<String, Object> facts, List<DmnEvaluatedDecisionRule> matched) {
    return tables.nearest(table, facts, matched.stream().map(DmnEvaluatedDecisionRule::getId).toList(), rule -> "");
  }

  private static boolean
      saysSomethingElse(List<DmnEvaluatedDecisionRule> before, List<DmnEvaluatedDecisionRule> after) {
    var said = before.stream().map(NearestRulesTest::outputs).toList();
    return after.stream().anyMatch(rule -> !said.contains(outputs(rule)));
  }

  private static Map<String, Object> outputs(DmnEvaluatedDecisionRule rule) {
    var outputs = new HashMap<String, Object>();
    rule.getOutputEntries().forEach((name, output) -> outputs.put(name, output.getValue().getValue()));
    return outputs;
  }

  private static Map<String, Object> changed(Map<String, Object> facts, List<Change> changes) {
    var changed = new LinkedHashMap<>(facts);
    changes.forEach(change -> changed.put(change.input(), change.to().orElse("SOMETHING_ELSE")));
    return changed;
  }

  private static int different(Map<String, Object> one, Map<String, Object> other) {
    return (int) one.keySet().stream().filter(fact -> !Objects.equals(one.get(fact), other.get(fact))).count();
  }

  private static List<Map<String, Object>> combinations(Map<String, List<Object>> domain) {
    List<Map<String, Object>> all = List.of(Map.of());
    for (var input : domain.entrySet()) {
      all = all.stream().flatMap(facts -> input.getValue().stream().map(value -> {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(input.getKey(), value);
        return more;
      })).toList();
    }
    return all;
  }

  @SuppressWarnings("unchecked")
  private static <V> Map<String, V> facts(Object... namesAndValues) {
    var facts = new LinkedHashMap<String, V>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      facts.put((String) namesAndValues[index], (V) namesAndValues[index + 1]);
    }
    return facts;
  }

  private static List<Object> decimals(String... values) {
    return new ArrayList<>(Arrays.stream(values).map(BigDecimal::new).toList());
  }

  private String table(TableInForce table, int number) {
    return tables.cells(table).rules().get(number - 1);
  }

  private static TableInForce table(String decision) {
    return new TableInForce(decision, 1, decision, () -> {
      try {
        return Files.newInputStream(Path.of("dmn", decision + ".dmn"));
      } catch (IOException missing) {
        throw new UncheckedIOException(missing);
      }
    });
  }
}
