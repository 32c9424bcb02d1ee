package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.ACTIVITY_EXPENSE;
import static io.matterflow.capture.CaptureDecisions.ACTIVITY_MERGING;
import static io.matterflow.capture.CaptureDecisions.EXPENSE_CODES;
import static io.matterflow.capture.CaptureDecisions.MINIMUM_DURATION;
import static io.matterflow.capture.CaptureDecisions.RULE_LEARNING;
import static io.matterflow.capture.CaptureDecisions.SIGNAL_RETENTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.capture.CaptureDecisions.ExpenseCodeFacts;
import io.matterflow.capture.CaptureDecisions.KindFacts;
import io.matterflow.capture.CaptureDecisions.LearningFacts;
import io.matterflow.capture.CaptureDecisions.MinimumFacts;
import io.matterflow.capture.CaptureDecisions.RetentionFacts;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the tables that say what becomes of signals beside their matching. */
class SignalDecisionsTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      DOCUMENT, 120, SUM, NEW_PROMPT
      EMAIL, 1440, SUM, NEW_PROMPT
      CALL, -, -, -
      CALENDAR, -, -, -
      FILING, -, -, -
      GENERIC, -, -, -
      """)
  void mergesEditsAndThreadsAndNothingElse(ActivityKind kind, Integer minutes, String length, String afterwards) {
    var rows = decisions.look(ACTIVITY_MERGING, new KindFacts(kind));

    assertThat(rows).hasSize(minutes == null ? 0 : 1);
    rows.forEach(row -> {
      assertThat(row.result().withinMinutes()).isEqualTo(minutes);
      assertThat(row.result().length()).hasToString(length);
      assertThat(row.result().afterwards()).hasToString(afterwards);
    });
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      FILING, E112
      EMAIL, -
      DOCUMENT, -
      """)
  void takesAFeeOverWhereOneIsToBeExpected(ActivityKind kind, String code) {
    assertThat(decisions.look(ACTIVITY_EXPENSE, new KindFacts(kind)).stream().map(row -> row.result().code()).toList())
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      LITIGATION, E101, Copying
      LITIGATION, E102, Outside printing
      LITIGATION, E103, Word processing
      LITIGATION, E104, Facsimile
      LITIGATION, E105, Telephone
      LITIGATION, E106, Online research
      LITIGATION, E107, Delivery services/messengers
      LITIGATION, E108, Postage
      LITIGATION, E109, Local travel
      LITIGATION, E110, Out-of-town travel
      LITIGATION, E111, Meals
      LITIGATION, E112, Court fees
      LITIGATION, E113, Subpoena fees
      LITIGATION, E114, Witness fees
      LITIGATION, E115, Deposition transcripts
      LITIGATION, E116, Trial transcripts
      LITIGATION, E117, Trial exhibits
      LITIGATION, E118, Litigation support vendors
      LITIGATION, E119, Experts
      LITIGATION, E120, Private investigators
      LITIGATION, E121, Arbitrators/mediators
      LITIGATION, E122, Local counsel
      LITIGATION, E123, Other professionals
      LITIGATION, E124, Other
      LITIGATION, E100, -
      LITIGATION, E125, -
      PROJECT, A103, -
      '', whatever, Own code
      NONE, whatever, Own code
      """)
  void knowsTheExpenseCodes(String set, String code, String label) {
    assertThat(decisions.look(EXPENSE_CODES, new ExpenseCodeFacts(set, code)).stream()
        .map(row -> row.result().label())
        .toList())
        .isEqualTo(label == null ? List.of() : List.of(label));
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENT, 30", "CALL, 0", "EMAIL, 0"})
  void asksAboutShortWorkUnlessItWasAGlance(ActivityKind kind, int seconds) {
    assertThat(decisions.look(MINIMUM_DURATION, new MinimumFacts("TK01", "HOURLY", "Litigation", kind)))
        .extracting(row -> row.result().seconds()).containsExactly(seconds);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      IGNORED, '', 30
      EXCLUDED, '', 30
      DISMISSED, '', 30
      DISMISSED, REJECTED, 30
      MATCHED, REJECTED, 30
      MERGED, EXPIRED, 30
      ASKED, '', 180
      MATCHED, OPEN, 180
      MERGED, OPEN, 180
      MATCHED, APPROVED, -
      MATCHED, POSTED, -
      MERGED, POSTED, -
      """)
  void keepsWhatIsBehindApprovedTimeAndErasesTheRest(String state, String promptState, Integer days) {
    assertThat(decisions.look(SIGNAL_RETENTION, new RetentionFacts(state, promptState)).stream()
        .map(row -> row.result().days()).toList()).isEqualTo(days == null ? List.of() : List.of(days));
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-",
      value = {"duration-estimate, 5", "code-mapping, 5", "matter-signal, 5", "matter-match, -"})
  void learnsFromCorrectionsThatRepeatThemselves(String decision, Integer corrections) {
    assertThat(decisions.look(RULE_LEARNING, new LearningFacts(decision)).stream()
        .map(row -> row.result().corrections())
        .toList()).isEqualTo(corrections == null ? List.of() : List.of(corrections));
  }
}
