package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.ACTIVITY_BILLABILITY;
import static io.matterflow.capture.CaptureDecisions.ACTIVITY_EXCLUSION;
import static io.matterflow.capture.CaptureDecisions.MATTER_MATCH;
import static io.matterflow.capture.CaptureDecisions.MATTER_SIGNAL;
import static io.matterflow.capture.CaptureDecisions.SENDER_KIND;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.capture.CaptureDecisions.BillabilityFacts;
import io.matterflow.capture.CaptureDecisions.ExclusionFacts;
import io.matterflow.capture.CaptureDecisions.MatchFacts;
import io.matterflow.capture.CaptureDecisions.SenderFacts;
import io.matterflow.capture.CaptureDecisions.SignalFacts;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every row of the tables that say whether an activity is work, of which matter, and whether it is billed; and each
 * side of every limit in them.
 */
class CaptureDecisionsTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      noreply, '', '', AUTOMATED
      do-not-reply, '', '', AUTOMATED
      postmaster, '', '', AUTOMATED
      bounce, '', '', AUTOMATED
      notifications, '', '', AUTOMATED
      calendar-notification, '', '', AUTOMATED
      '', efile, efile.courts.example, COURT
      '', courts, courts.example, COURT
      '', ecf, ecf.example, COURT
      '', uscourts, uscourts.gov, COURT
      '', notuscourts, notuscourts.gov, -
      '', courtyard, courtyard.example, -
      alice, '', '', -
      replying, '', '', -
      """)
  void tellsMachinesAndCourtsByTheirAddresses(String mailbox, String label, String domain, String kind) {
    assertThat(found(SENDER_KIND, new SenderFacts(mailbox, label, domain)).map(Object::toString))
        .isEqualTo(Optional.ofNullable(kind));
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      EMAIL, true, true, false, -, '', false, false, true, CONFIRM, COURT_NOTICE
      EMAIL, true, false, false, -, '', false, true, true, IGNORE, AUTOMATED
      EMAIL, true, false, false, -, '', true, true, true, IGNORE, AUTOMATED
      EMAIL, false, true, false, -, '', false, false, true, -, -
      EMAIL, false, false, false, -, '', true, false, true, IGNORE, INTERNAL
      EMAIL, false, false, false, -, '', true, true, true, CONFIRM, INTERNAL_ONLY
      EMAIL, false, false, false, 5, '', false, false, true, -, -
      CALL, false, false, true, 900, '', false, false, true, IGNORE, SHORT_CALL
      CALL, false, false, false, 0, '', false, false, true, IGNORE, SHORT_CALL
      CALL, false, false, false, 59, '', true, true, true, IGNORE, SHORT_CALL
      CALL, false, false, false, 60, '', true, false, true, -, -
      CALL, false, false, false, -, '', true, false, true, -, -
      CALENDAR, false, false, false, 3600, CANCELLED, false, true, true, IGNORE, CALENDAR_EXCLUDED
      CALENDAR, false, false, false, 3600, DECLINED, false, true, true, IGNORE, CALENDAR_EXCLUDED
      CALENDAR, false, false, false, 3600, PRIVATE, false, true, true, IGNORE, CALENDAR_EXCLUDED
      CALENDAR, false, false, false, 3600, ALL_DAY, false, true, true, IGNORE, CALENDAR_EXCLUDED
      CALENDAR, false, false, false, 3600, COMPLETED, false, false, true, -, -
      CALENDAR, false, false, false, 3600, COMPLETED, true, false, true, IGNORE, INTERNAL
      CALENDAR, false, false, false, 3600, COMPLETED, true, true, true, CONFIRM, INTERNAL_ONLY
      CALENDAR, false, false, false, 3600, SCHEDULED, false, true, false, WAIT, NOT_OVER
      CALENDAR, false, false, false, 3600, '', true, true, false, WAIT, NOT_OVER
      CALENDAR, false, false, false, 3600, TENTATIVE, true, false, false, IGNORE, INTERNAL
      CALENDAR, false, false, false, 3600, CANCELLED, false, true, false, IGNORE, CALENDAR_EXCLUDED
      CALENDAR, false, false, false, 3600, SCHEDULED, false, true, true, -, -
      DOCUMENT, false, false, false, 10, CANCELLED, true, false, true, -, -
      """)
  void leavesOutWhatIsNoWorkWaitsForWhatIsPlannedAndAsksAboutWhatMayBe(
      ActivityKind kind,
      boolean automated,
      boolean court,
      boolean missed,
      Integer seconds,
      String status,
      boolean firmOnly,
      boolean matterNamed,
      boolean over,
      String effect,
      String reason) {
    var facts = new ExclusionFacts(
        kind, automated, court, missed, Optional.ofNullable(seconds), status, firmOnly, matterNamed, over);

    var exclusion = found(ACTIVITY_EXCLUSION, facts);

    assertThat(exclusion.map(one -> one.effect().name())).isEqualTo(Optional.ofNullable(effect));
    assertThat(exclusion.map(CaptureDecisions.Exclusion::reason)).isEqualTo(Optional.ofNullable(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL_TAG, REFERENCE, 100",
    "WORKSPACE, REFERENCE, 100",
    "NUMBER_IN_SUBJECT, REFERENCE, 90",
    "THREAD_PARENT, REFERENCE, 85",
    "CLIENT_NUMBER_OR_DOCKET, REFERENCE, 80",
    "NUMBER_IN_BODY, REFERENCE, 60",
    "CONTACT_ON_MATTER, CONTACT, 45",
    "CONTACT_OF_CLIENT, CONTACT, 30",
    "DOMAIN_OF_CLIENT, CONTACT, 20",
    "ONLY_OPEN_MATTER, UNIQUE, 50",
    "ONLY_MATTER_WITH_CONTACT, UNIQUE, 35",
    "NAME_IN_SUBJECT, NAME, 35",
    "NAME_IN_BODY, NAME, 15",
    "ON_TEAM, TEAM, 5"
  })
  void weighsEachClueByItself(Clue clue, EvidenceGroup group, int points) {
    var rows = decisions.look(MATTER_SIGNAL, SignalFacts.of(EnumSet.of(clue)));

    assertThat(rows).singleElement().extracting(Decided::result)
        .isEqualTo(new CaptureDecisions.SignalPoints(clue, group, points));
  }

  @Test
  void weighsAllCluesOfAMatterTogether() {
    assertThat(decisions.look(MATTER_SIGNAL, SignalFacts.of(EnumSet.allOf(Clue.class)))).hasSize(Clue.values().length);
    assertThat(decisions.look(MATTER_SIGNAL, SignalFacts.of(EnumSet.noneOf(Clue.class)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "false, 0, 0, false, IGNORE, false, UNMATCHED",
    "false, 0, 0, true, IGNORE, false, UNMATCHED",
    "true, 29, 29, false, IGNORE, false, WEAK",
    "true, 29, 29, true, IGNORE, false, WEAK",
    "true, 80, 25, false, AUTO, true, SURE",
    "true, 100, 100, false, AUTO, true, SURE",
    "true, 100, 100, true, CONFIRM, true, UNSURE",
    "true, 79, 79, false, CONFIRM, true, UNSURE",
    "true, 80, 24, false, CONFIRM, true, UNSURE",
    "true, 30, 10, false, CONFIRM, true, UNSURE",
    "true, 30, 9, false, CONFIRM, false, LEVEL",
    "true, 100, 0, false, CONFIRM, false, LEVEL",
    "true, 100, 9, true, CONFIRM, false, LEVEL"
  })
  void assignsOnlyWhenSure(
      boolean candidates,
      int top,
      int margin,
      boolean forced,
      MatchOutcome outcome,
      boolean preselected,
      String reason) {
    assertThat(found(MATTER_MATCH, new MatchFacts(candidates, top, margin, forced)))
        .contains(new CaptureDecisions.Verdict(outcome, preselected, reason));
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSED, HOURLY, false, true, false, EXCLUDED, MATTER_CLOSED",
    "CLOSED, PRO_BONO, true, false, false, EXCLUDED, MATTER_CLOSED",
    "OPEN, HOURLY, false, false, false, EXCLUDED, NOT_ENROLLED",
    "OPEN, HOURLY, true, true, false, EXCLUDED, OUT_OF_SCOPE",
    "OPEN, HOURLY, false, true, true, EXCLUDED, BELOW_MINIMUM",
    "OPEN, HOURLY, true, true, true, EXCLUDED, OUT_OF_SCOPE",
    "ON_HOLD, HOURLY, false, true, false, TRACK_ONLY, MATTER_ON_HOLD",
    "OPEN, HOURLY, false, true, false, BILLABLE, BY_THE_HOUR",
    "OPEN, BLENDED, false, true, false, BILLABLE, BY_THE_HOUR",
    "OPEN, CAPPED, false, true, false, BILLABLE, BY_THE_HOUR",
    "OPEN, HYBRID_SUCCESS, false, true, false, BILLABLE, BY_THE_HOUR",
    "OPEN, INSURANCE_DEFENSE, false, true, false, BILLABLE, BY_THE_HOUR",
    "OPEN, GOVERNMENT, false, true, false, BILLABLE, BY_THE_HOUR",
    "OPEN, FLAT_MILESTONE, false, true, false, TRACK_ONLY, FIXED_FEE",
    "OPEN, SUBSCRIPTION, false, true, false, TRACK_ONLY, FIXED_FEE",
    "OPEN, CONTINGENCY, false, true, false, TRACK_ONLY, CONTINGENT_FEE",
    "OPEN, PRO_BONO, false, true, false, TRACK_ONLY, PRO_BONO",
    "OPEN, BARTER, false, true, false, BILLABLE, UNKNOWN_ARRANGEMENT"
  })
  void billsTracksOrLeavesOutByTheMatter(
      String status,
      String model,
      boolean outOfScope,
      boolean enrolled,
      boolean belowMinimum,
      Billability billability,
      String reason) {
    var arrangement = new FeeArrangements(decisions).named(model).result();

    assertThat(found(ACTIVITY_BILLABILITY, new BillabilityFacts(
        status, arrangement.capture(), arrangement.lines(), outOfScope, enrolled, belowMinimum, false)))
        .contains(new CaptureDecisions.Judgement(billability, reason));
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, HOURLY, BILLABLE, PAID_FROM_TRUST",
    "OPEN, CAPPED, BILLABLE, PAID_FROM_TRUST",
    "OPEN, FLAT_MILESTONE, TRACK_ONLY, FIXED_FEE",
    "ON_HOLD, HOURLY, TRACK_ONLY, MATTER_ON_HOLD",
    "CLOSED, HOURLY, EXCLUDED, MATTER_CLOSED"
  })
  void saysWhatIsPaidFromTrust(String status, String model, Billability billability, String reason) {
    var arrangement = new FeeArrangements(decisions).named(model).result();

    assertThat(found(ACTIVITY_BILLABILITY, new BillabilityFacts(
        status, arrangement.capture(), arrangement.lines(), false, true, false, true)))
        .contains(new CaptureDecisions.Judgement(billability, reason));
  }

  @Test
  void leavesWorkOutThatTheArrangementDoesNotWant() {
    assertThat(found(ACTIVITY_BILLABILITY, new BillabilityFacts(
        "OPEN", FeeArrangement.Capture.NONE, FeeArrangement.Lines.FIXED, false, true, false, false)))
        .contains(new CaptureDecisions.Judgement(Billability.EXCLUDED, "NOT_CAPTURED"));
  }

  private <F extends Record, R> Optional<R> found(DecisionTable<F, R> table, F facts) {
    return decisions.find(table, facts, Subject.of("test", "one")).map(Decided::result);
  }
}
