package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.ProductTest;
import io.matterflow.engine.Replayed;
import io.matterflow.engine.TableTrials;
import io.matterflow.engine.Upshot;
import io.matterflow.rules.Trial.Counts;
import io.matterflow.rules.Trial.NotTried;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is no plain difference: no answer, two answers, the same by another row, and questions that are not complete any
 * more.
 */
@ProductTest
@Tag("both-databases")
class TrialAnswersTest {

  private static final String SIGNERS = "trust-authorization";
  private static final String CLEARING = "trust-clearing";
  private static final String EXCLUSION = "activity-exclusion";

  @Autowired private RuleTrial trials;
  @Autowired private TableTrials tables;
  @Autowired private KeptDecisions kept;

  private LocalDate day;

  @BeforeEach
  void onADayOfItsOwn() {
    day = KeptDecisions.dayOfOnesOwn();
  }

  @Test
  void whatIsRefusedIsNotAsked() {
    asked("DRAW_FEES", "100.00");

    var trial = of(SIGNERS, EditedTable.of(SIGNERS).cell("largeDraw", "amount", "${canary.sing()}"));

    assertThat(trial.isRefused()).isTrue();
    assertThat(trial.findings()).anySatisfy(finding -> assertThat(finding.place()).contains("largeDraw"));
    assertThat(trial.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0));
    assertThat(trial.summary()).isEqualTo("Not tried: the table is refused.");
  }

  @Test
  void anUnknownDecisionIsRefused() {
    assertThat(trials.of("no-such-table", KeptDecisions.shipped(SIGNERS), day, day).isRefused()).isTrue();
    assertThat(trials.knows("no-such-table")).isFalse();
  }

  @Test
  void numbersAreComparedAsValues() {
    kept.kept(SIGNERS, day, "drawdown", "d-1", draw("100.00"), "draw",
        List.of(Map.of("signers", new BigDecimal("1.00"), "fourEyes", true, "lapsesAfter", 10, "objectionDays", 5)));

    var trial = of(SIGNERS, EditedTable.of(SIGNERS).cell("draw", "=signers", "1"));

    assertThat(trial.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0));
    assertThat(trial.showsNoDifference()).isTrue();
  }

  @Test
  void theSameFromAnotherRowIsNoDifferenceAndIsCountedApart() {
    asked("REFUND", "100.00");

    var trial = of(SIGNERS, EditedTable.of(SIGNERS).copy("other", "refunds", true, Map.of("type", "\"REFUND\"")));

    assertThat(trial.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0));
    assertThat(trial.showsNoDifference()).isTrue();
  }

  @Test
  void columnsInAnotherOrderWithOtherLabelsAnswerTheSame() {
    asked("DRAW_FEES", "60000.00");
    asked("REFUND", "10.00");

    var trial = trials.of(SIGNERS, ColumnsMoved.firstLast(KeptDecisions.shipped(SIGNERS)), day, day);

    assertThat(trial.findings()).noneMatch(Finding::isRefused);
    assertThat(trial.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0));
  }

  @Test
  void rowsThatMayNotHoldTogetherAreAnAnswerOfTheirOwn() {
    kept.asked("replenishment-cadence", day, "trust-request", "r-1", Map.of("letters", 1));
    var both = EditedTable.of("replenishment-cadence")
        .cell(firstRow("replenishment-cadence"), "letters", ">= 0")
        .text()
        .text();

    var trial = new ArrayList<Replayed>();
    tables.of("replenishment-cadence", both).replay(start(day), start(day.plusDays(1)), trial::add);

    assertThat(trial).singleElement().satisfies(replayed -> {
      assertThat(replayed.compared().outcome()).isEqualTo(Replayed.Outcome.BROKEN);
      assertThat(replayed.compared().why().orElseThrow())
          .matches("Row 1 \\(.+\\) and Row 2 \\(.+\\) hold together, where one alone may hold\\.");
    });
    assertThat(trials.of("replenishment-cadence", both, day, day).isRefused()).as("and the lint says so before")
        .isTrue();
  }

  @Test
  void aFactThatMayBeAbsentIsAskedAsAbsent() {
    var call = Map.<String, Object>of("kind", "CALL", "automated", false, "courtSender", false, "missed", false,
        "calendarStatus", "NONE",
        "firmOnly", false, "matterNamed", true, "over", true);
    kept.asked(EXCLUSION, day, "activity-signal", "s-1", call);

    var trial = trials.of(EXCLUSION, KeptDecisions.shipped(EXCLUSION), day, day);

    assertThat(trial.counts().same()).isEqualTo(1);
  }

  @Test
  void aQuestionWithoutAFactThatIsAskedNowCannotBeTriedAgainAndSaysWhy() {
    kept.kept(SIGNERS, day, "drawdown", "old-1", Map.of("type", "REFUND", "sum", 100), "other",
        List.of(Map.of("signers", 1)));
    kept.kept(SIGNERS, day, "drawdown", "old-2", Map.of("type", "REFUND", "sum", 200), "other",
        List.of(Map.of("signers", 1)));
    kept.kept(SIGNERS, day, "drawdown", "odd", Map.of("type", "REFUND", "amount", "a lot", "soloLawyer", false),
        "other", List.of(Map.of("signers", 1)));
    asked("REFUND", "100.00");

    var trial = trials.of(SIGNERS, KeptDecisions.shipped(SIGNERS), day, day);

    assertThat(trial.counts()).isEqualTo(new Counts(4, 1, 0, 0, 0, 3, 0));
    assertThat(trial.notTried()).extracting(NotTried::reason, NotTried::decisions).containsExactlyInAnyOrder(
        tuple("amount, soloLawyer was not kept with it.", 2L),
        tuple("The facts do not fit the table any more, nor the one in force.", 1L));
    assertThat(trial.summary()).endsWith("3 decisions could not be tried again.");
  }

  @Test
  void whatTheTableInForceWouldSayAsWellIsCounted() {
    kept.kept(SIGNERS, day, "drawdown", "d-1", draw("100.00"), "draw",
        List.of(Map.of("signers", 2, "fourEyes", true, "lapsesAfter", 10, "objectionDays", 5)));

    var trial = trials.of(SIGNERS, KeptDecisions.shipped(SIGNERS), day, day);

    assertThat(trial.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 1));
    assertThat(trial.total().work()).isEqualTo(Upshot.tasks(-1));
    assertThat(trial.total().worth()).as("of a drawdown that nobody knows").isEmpty();
  }

  @Test
  void whatIsDecidedByNoRowShowsAsNothing() {
    kept.kept("overpayment", day, "payment", "p-1",
        Map.of("leftover", "OVERPAID", "method", "CARD", "jurisdiction", ""), "", List.of());

    var trial = trials.of("overpayment", KeptDecisions.shipped("overpayment"), day, day);

    assertThat(trial.byRule()).singleElement().satisfies(rule -> {
      assertThat(rule.before()).isEmpty();
      assertThat(rule.after()).singleElement().satisfies(line -> assertThat(line.annotation()).isNotBlank());
    });
  }

  @Test
  void theFirmsDaysBeginAtItsMidnight() {
    asked("REFUND", "100.00");

    assertThat(trials.of(SIGNERS, KeptDecisions.shipped(SIGNERS), day.minusDays(3), day.minusDays(1)).counts().kept())
        .isZero();
    assertThat(trials.of(SIGNERS, KeptDecisions.shipped(SIGNERS), day.plusDays(1), day.plusDays(3)).counts().kept())
        .isZero();
    assertThat(trials.of(SIGNERS, KeptDecisions.shipped(SIGNERS), day.minusDays(3), day.plusDays(3)).counts().kept())
        .isEqualTo(1);
  }

  @Test
  void aRowThatHoldsAsBeforeSaysWhichResultIsAnother() {
    for (var method : List.of("CHECK", "WIRE", "CASH")) {
      kept.asked(CLEARING, day, "trust-deposit", "x-" + method, Map.of("account", "T-9", "method", method));
    }

    var edited = EditedTable.of(CLEARING).cell("check", "=businessDays", "7").text().text();
    var trial = trials.of(CLEARING, edited, day, day, everything -> true);

    assertThat(trial.counts().changed()).isEqualTo(1);
    assertThat(trial.cases().get(0).facts().orElseThrow().why())
        .containsExactly("Row 1 (check) holds as before and says businessDays 7, not 5.");
    assertThat(trial.byRule()).singleElement().satisfies(rule -> {
      assertThat(rule.before().get(0).rule()).isEqualTo(rule.after().get(0).rule()).isEqualTo("check");
      assertThat(rule.after().get(0).results()).containsEntry("businessDays", new BigDecimal("7"));
    });
  }

  @Test
  void aSecondRowOfOneStepIsNoMessageMore() {
    kept.asked("reminder-cadence", day, "invoice", "i-1", Map.of("delivery", "EMAIL", "portal", "NONE", "reminders",
        "EVERY_WAY", "termsDays", 30, "enrolled", true, "plan", "NONE", "disputed", false, "reserved", false, "held",
        false));
    var cadence = EditedTable.of("reminder-cadence");

    var sameStep = of("reminder-cadence", cadence.copy("day10", "later", false, Map.of("=day", "12")));
    var otherStep = of("reminder-cadence", cadence.cell("later", "=step", "\"day12\""));

    assertThat(sameStep.counts().changed()).isEqualTo(1);
    assertThat(sameStep.total().work()).isEqualTo(Upshot.NONE);
    assertThat(otherStep.total().work()).isEqualTo(Upshot.MESSAGE);
  }

  private Trial of(String decision, EditedTable edited) {
    return trials.of(decision, edited.text().text(), day, day);
  }

  private void asked(String type, String amount) {
    kept.asked(SIGNERS, day, "drawdown", type + amount,
        Map.of("type", type, "amount", new BigDecimal(amount), "soloLawyer", false));
  }

  private static Map<String, Object> draw(String amount) {
    return Map.of("type", "DRAW_FEES", "amount", new BigDecimal(amount), "soloLawyer", false);
  }

  private static String firstRow(String decision) {
    return KeptDecisions.shipped(decision).replaceAll("(?s).*?<rule id=\"([^\"]+)\".*", "$1");
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneId.of("America/Chicago")).toInstant();
  }
}
