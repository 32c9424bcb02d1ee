package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.CODE_MAPPING;
import static io.matterflow.capture.CaptureDecisions.DURATION_ESTIMATE;
import static io.matterflow.capture.CaptureDecisions.NARRATIVE_TEXTS;
import static io.matterflow.capture.CaptureDecisions.POSTING_DELAY;
import static io.matterflow.capture.CaptureDecisions.REJECT_REASONS;
import static io.matterflow.capture.CaptureDecisions.TIME_ROUNDING;
import static io.matterflow.capture.CaptureDecisions.TASK_CODE_MAPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.capture.CaptureDecisions.CodeFacts;
import io.matterflow.capture.CaptureDecisions.SuggestedTask;
import io.matterflow.capture.CaptureDecisions.TaskCodeFacts;
import io.matterflow.capture.CaptureDecisions.Counterpart;
import io.matterflow.capture.CaptureDecisions.EstimateFacts;
import io.matterflow.capture.CaptureDecisions.NarrativeFacts;
import io.matterflow.capture.CaptureDecisions.PostingDelay;
import io.matterflow.capture.CaptureDecisions.PostingFacts;
import io.matterflow.capture.CaptureDecisions.RejectFacts;
import io.matterflow.capture.CaptureDecisions.RoundingFacts;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every row of the tables that say what a prompt holds and what may be answered, and each side of every limit in them.
 */
class PromptDecisionsTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      EMAIL, CLIENT, A106
      CALL, CLIENT, A106
      EMAIL, FIRM, A105
      CALL, OTHER, A108
      EMAIL, NOBODY, -
      CALENDAR, CLIENT, A109
      DOCUMENT, NOBODY, A103
      FILING, NOBODY, -
      GENERIC, NOBODY, -
      """)
  void suggestsAnActivityCodeWhereOneIsPlain(ActivityKind kind, Counterpart counterpart, String code) {
    assertThat(
        found(CODE_MAPPING, new CodeFacts(kind, counterpart)).flatMap(CaptureDecisions.SuggestedCode::activityCode))
        .isEqualTo(Optional.ofNullable(code));
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      COUNSELING, EMAIL, CLIENT, C300
      COUNSELING, CALENDAR, CLIENT, C300
      COUNSELING, CALL, OTHER, C400
      COUNSELING, EMAIL, FIRM, -
      COUNSELING, CALENDAR, OTHER, -
      COUNSELING, DOCUMENT, NOBODY, -
      LITIGATION, FILING, NOBODY, L210
      LITIGATION, EMAIL, CLIENT, -
      BANKRUPTCY, FILING, NOBODY, -
      """)
  void suggestsATaskCodeOfTheMattersSetWhereOneIsPlain(
      String set,
      ActivityKind kind,
      Counterpart counterpart,
      String code) {
    assertThat(found(TASK_CODE_MAPPING, new TaskCodeFacts(set, kind, counterpart)).flatMap(SuggestedTask::taskCode))
        .isEqualTo(Optional.ofNullable(code));
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      EMAIL, 0, HOURLY, 6
      EMAIL, 99, HOURLY, 6
      EMAIL, 100, HOURLY, 12
      EMAIL, 300, HOURLY, 12
      EMAIL, 301, HOURLY, 18
      EMAIL, 10, GOVERNMENT, -
      CALL, 0, INSURANCE_DEFENSE, -
      CALL, 0, HOURLY, 6
      DOCUMENT, 0, HOURLY, 12
      FILING, 0, CAPPED, 12
      CALENDAR, 0, HOURLY, -
      GENERIC, 0, HOURLY, -
      """)
  void estimatesWhatNobodyMeasured(ActivityKind kind, int words, String model, Integer minutes) {
    assertThat(
        found(DURATION_ESTIMATE, new EstimateFacts(kind, words, model)).flatMap(CaptureDecisions.Estimate::minutes))
        .isEqualTo(Optional.ofNullable(minutes));
  }

  @ParameterizedTest
  @CsvSource({
    "GOVERNMENT, 0.1, UP",
    "INSURANCE_DEFENSE, 0.05, UP",
    "HOURLY, 0.1, UP",
    "HOURLY, 0.25, UP",
    "HOURLY, 0.09, NONE",
    "SUBSCRIPTION, 0.0167, NONE"
  })
  void roundsByTheMattersIncrement(String model, String increment, Rounding.Direction direction) {
    assertThat(found(TIME_ROUNDING, new RoundingFacts(model, new BigDecimal(increment), "C1", "1-1")))
        .contains(new Rounding(direction, Rounding.Basis.ENTRY, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "BILLABLE, true, 2",
    "BILLABLE, false, 2",
    "TRACK_ONLY, true, 0"
  })
  void leavesTimeToTakeAnApprovalBack(Billability billability, boolean estimated, int minutes) {
    assertThat(found(POSTING_DELAY, new PostingFacts(billability, estimated))).contains(new PostingDelay(minutes));
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, ALREADY_RECORDED;ADMINISTRATIVE;TOO_SHORT;NOT_MINE;PERSONAL;OTHER",
    "CALL, ALREADY_RECORDED;ADMINISTRATIVE;TOO_SHORT;NOT_MINE;DID_NOT_TAKE_PLACE;PERSONAL;OTHER",
    "CALENDAR, ALREADY_RECORDED;ADMINISTRATIVE;TOO_SHORT;NOT_MINE;DID_NOT_TAKE_PLACE;PERSONAL;OTHER"
  })
  void offersReasonsToRejectInTheirOrder(ActivityKind kind, String reasons) {
    var offered = decisions.look(REJECT_REASONS, new RejectFacts(kind)).stream().map(Decided::result).toList();

    assertThat(offered).extracting(RejectReason::reason).containsExactlyElementsOf(Arrays.asList(reasons.split(";")));
    assertThat(offered).filteredOn(RejectReason::purges).extracting(RejectReason::reason).containsExactly("PERSONAL");
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      EMAIL, OUT, true, true, E-mail to {people} re: {subject}
      EMAIL, OUT, true, false, E-mail to {people}
      EMAIL, IN, true, true, Review e-mail from {people} re: {subject}
      EMAIL, IN, true, false, Review e-mail from {people}
      EMAIL, '', true, true, E-mail re: {subject}
      EMAIL, OUT, false, true, E-mail re: {subject}
      EMAIL, '', true, false, -
      CALL, IN, true, true, Telephone call with {people} re: {subject}
      CALL, OUT, true, false, Telephone call with {people}
      CALL, OUT, false, false, -
      CALENDAR, '', true, true, Attend {subject}
      CALENDAR, '', true, false, Meeting with {people}
      DOCUMENT, '', false, true, Draft and revise {subject}
      FILING, '', false, true, Court filing: {subject}
      GENERIC, '', false, true, {subject}
      GENERIC, '', false, false, -
      """)
  void beginsANarrativeInTheSignalsOwnWords(
      ActivityKind kind, String direction, boolean people, boolean subject, String text) {
    assertThat(found(NARRATIVE_TEXTS, new NarrativeFacts(kind, direction, people, subject))
        .map(CaptureDecisions.NarrativeText::text)).isEqualTo(Optional.ofNullable(text));
  }

  private <F extends Record, R> Optional<R> found(DecisionTable<F, R> table, F facts) {
    return decisions.find(table, facts, Subject.of("test", "one")).map(Decided::result);
  }
}
