package io.matterflow.prebill;

import static io.matterflow.prebill.GuidelinedTime.SILENT;
import static io.matterflow.prebill.GuidelinedTime.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.matterflow.directory.ApprovedRate.State;
import io.matterflow.directory.Client.Guidelines;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.Finding.Proposal;
import io.matterflow.prebill.Finding.RuleOwner;
import io.matterflow.prebill.GuidelinedTime.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table by itself: its rule, force, owner, words and proposal. */
class BillingGuidelinesTest {

  private static final String NONE = "";

  static Stream<Arguments> rows() {
    return Stream.of(
        row(sheet(), "FIRM-01 FIX TIMEKEEPER MISSING_NARRATIVE", NONE, entry().says(" ")),
        row(sheet().byStrangers(), "FIRM-01 FIX BILLING_COORDINATOR UNKNOWN_TIMEKEEPER", NONE, entry()),
        row(sheet(), "FIRM-01 FIX BILLING_COORDINATOR MISSING_RATE", NONE, entry().at("0")),
        row(sheet(), "OCG-01 FIX TIMEKEEPER NOT_IN_INCREMENTS", NONE, entry().hours("0.25")),
        row(sheet(), "OCG-02 FIX TIMEKEEPER BLOCK_BILLING", NONE,
            entry().hours("0.5").says("Draft the answer; confer with client")),
        row(sheet(), "OCG-03 FIX TIMEKEEPER TOO_FEW_WORDS", NONE, entry().says("Draft the answer")),
        row(sheet(), "OCG-03 FIX TIMEKEEPER VAGUE_PHRASE", NONE, entry().says("Telephone call with client")),
        row(sheet(), "OCG-04 APPROVE RESPONSIBLE_ATTORNEY DAILY_MAXIMUM", NONE, entry().hours("10.1")),
        row(sheet(), "OCG-05 REJECT BILLING_COORDINATOR CLERICAL_WORK", "NOTHING",
            entry().says("Bates stamping of the production set")),
        row(sheet(), "OCG-06 REDUCE BILLING_COORDINATOR TRAVEL_RATE", "TRAVEL_SHARE",
            entry().activity("A112").says("Drive to the hearing in Springfield")),
        row(sheet(), "OCG-06 REDUCE BILLING_COORDINATOR TRAVEL_RATE", "TRAVEL_SHARE",
            entry().says("Travel to the hearing in Springfield")),
        row(sheet(), "OCG-07 REJECT BILLING_PARTNER SENIOR_CONFERRED", "NOTHING", conference(),
            conference().by("P1").at("600")),
        row(sheet(), "OCG-08 APPROVE CLIENT RESEARCH_CAP", NONE, entry().activity("A102").hours("3.1")),
        row(sheet(), "OCG-09 REDUCE BILLING_COORDINATOR RATE_ABOVE_APPROVED", "APPROVED_RATE",
            entry().approvedAt("399.99")),
        row(sheet().putToTheClient("399.99", State.APPROVED, "2026-01-01", null),
            "OCG-09 REDUCE BILLING_COORDINATOR RATE_ABOVE_APPROVED",
            "APPROVED_RATE", entry()),
        row(sheet().withoutGuidelines().putToTheClient("399.99", State.APPROVED, "2026-01-01", "2026-06-15"),
            "FIRM-08 REDUCE BILLING_COORDINATOR RATE_ABOVE_APPROVED", "APPROVED_RATE", entry()),
        row(sheet().putToTheClient("400", State.PENDING, "2026-06-15", null), "FIRM-08 APPROVE CLIENT RATE_PENDING",
            NONE, entry()),
        row(sheet().withoutGuidelines().putToTheClient("400", State.PENDING, "2026-06-15", null),
            "FIRM-08 APPROVE CLIENT RATE_PENDING", NONE, entry()),
        row(sheet().putToTheClient("400", State.REJECTED, "2026-01-01", null),
            "FIRM-08 FIX BILLING_COORDINATOR RATE_REJECTED",
            NONE, entry()),
        row(sheet().putToTheClient("400", State.APPROVED, "2026-01-01", "2026-06-14"),
            "FIRM-08 APPROVE CLIENT RATE_EXPIRED",
            NONE, entry()),
        row(sheet().under(roster("P1")), "OCG-10 APPROVE CLIENT NOT_ON_ROSTER", NONE, entry()),
        row(sheet().under(roster("a1")), "OCG-10 APPROVE CLIENT NOT_ON_ROSTER", NONE, entry()),
        row(sheet(), "OCG-11 REJECT BILLING_PARTNER STALE", "NOTHING", entry().on("2026-03-31")),
        row(sheet(), "FIRM-07 WARN RESPONSIBLE_ATTORNEY STALE_SOON", NONE, entry().on("2026-04-01")),
        row(sheet(), "FIRM-07 WARN RESPONSIBLE_ATTORNEY STALE_SOON", NONE, entry().on("2026-04-15")),
        row(sheet().by("ASSOC", "2025-07-01"), "OCG-12 REJECT BILLING_PARTNER FIRST_YEAR", "NOTHING", entry()),
        row(sheet(), "OCG-13 REJECT BILLING_COORDINATOR DUPLICATE", "NOTHING", entry().named("2"), entry().named("1")),
        row(sheet(), "OCG-14 FIX TIMEKEEPER MISSING_TASK_CODE", NONE, entry().task(null)),
        row(sheet(), "OCG-14 FIX TIMEKEEPER GROUPING_TASK_CODE", NONE, entry().task("L300")),
        row(sheet(), "OCG-14 FIX TIMEKEEPER FOREIGN_TASK_CODE", NONE, entry().task("L360")),
        row(sheet(), "OCG-14 FIX TIMEKEEPER FOREIGN_TASK_CODE", NONE, entry().task("C300")),
        row(sheet(), "OCG-15 FIX TIMEKEEPER MISSING_ACTIVITY_CODE", NONE, entry().activity(null)),
        row(sheet(), "OCG-15 FIX TIMEKEEPER FOREIGN_ACTIVITY_CODE", NONE, entry().activity("A999")),
        row(sheet().budget("L100", "159.99"), "OCG-16 APPROVE RESPONSIBLE_ATTORNEY PHASE_BUDGET", NONE, entry()),
        row(sheet().excluding("A103"), "OCG-17 REJECT RESPONSIBLE_ATTORNEY OUT_OF_SCOPE", "NOTHING", entry()),
        row(sheet(), "OCG-18 APPROVE CLIENT SENIOR_ATTENDED", NONE,
            entry().activity("A109"), entry().activity("A109").by("P1").at("600")),
        row(sheet().by("PARTNR", "2001-01-01"), "OCG-19 REDUCE BILLING_PARTNER PARTNER_ADMINISTERS", NONE,
            entry().activity("A110")),
        row(sheet(), "OCG-20 REJECT BILLING_COORDINATOR BILLING_WORK", "NOTHING",
            entry().says("Prepare invoice for the month of May")),
        row(sheet(), "OCG-21 REJECT BILLING_PARTNER LEARNING", "NOTHING",
            entry().says("Get up to speed in the licence file")),
        row(sheet(), "OCG-22 WARN TIMEKEEPER LATE_ENTRY", NONE, entry().on("2026-05-15").enteredOn("2026-06-15")),
        row(sheet(), "OCG-23 FIX TIMEKEEPER FUTURE_DATED", NONE, entry().enteredOn("2026-06-14")),
        row(sheet(), "OCG-24 FIX TIMEKEEPER NO_TOPIC", NONE,
            entry().activity("A106").says("Call with general counsel today")),
        row(sheet().withoutGuidelines(), "FIRM-02 REJECT TIMEKEEPER DUPLICATE", "NOTHING", entry().named("2"), entry()),
        row(sheet(), "FIRM-09 APPROVE TIMEKEEPER PERHAPS_THE_SAME", NONE, entry().named("2").hours("0.5"), entry()),
        row(sheet().withoutGuidelines(), "FIRM-09 APPROVE TIMEKEEPER PERHAPS_THE_SAME", NONE,
            entry().named("2").hours("0.5").says("Draft the answer to their complaint in full"), entry().hours("0.5")),
        row(sheet().withoutGuidelines(), "FIRM-03 FIX TIMEKEEPER FUTURE_DATED", NONE, entry().on("2026-07-01")),
        row(sheet().withoutGuidelines(), "FIRM-04 APPROVE RESPONSIBLE_ATTORNEY DAILY_MAXIMUM", NONE,
            entry().hours("10.1")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsOneFaultWithItsForceOwnerAndProposal(
      GuidelinedTime sheet,
      String rule,
      Action action,
      RuleOwner owner,
      GuidelineMessage message,
      String proposal,
      Entry[] entries) {
    assertThat(sheet.findings(entries))
        .filteredOn(finding -> finding.messageKey() == message)
        .containsExactly(new Finding(rule, action, owner, message,
            Optional.of(proposal).filter(word -> !word.isEmpty()).map(Proposal::valueOf)));
    assertThat(sheet.rules(entries)).filteredOn(other -> !other.equals(rule) && !isSideEffect(message, other))
        .isEmpty();
  }

  /** An absent narrative has too few words as well. */
  private static boolean isSideEffect(GuidelineMessage message, String other) {
    return message == GuidelineMessage.MISSING_NARRATIVE && other.equals("OCG-03");
  }

  @Test
  void soundTimeBreaksNothing() {
    assertThat(sheet().rules(entry())).isEmpty();
    assertThat(sheet().withoutGuidelines().rules(entry())).isEmpty();
  }

  @Test
  void workThatHasMoreThanTwoWeeksIsNotWarnedOf() {
    assertThat(sheet().rules(entry().on("2026-04-16"))).isEmpty();
  }

  @Test
  void allThatAnEntryBreaksIsReported() {
    assertThat(sheet().rules(entry().says("Scheduling").hours("1.25").task(null).activity("A105").on("2026-03-01")))
        .containsExactly("OCG-01", "OCG-03", "OCG-05", "OCG-11", "OCG-14", "OCG-24");
  }

  @Test
  void aClientWithoutGuidelinesGetsTheFirmsBaselineOnly() {
    var poor = entry().says("Scheduling")
        .hours("1.25")
        .task(null)
        .activity(null)
        .on("2026-03-01")
        .enteredOn("2026-06-01");

    assertThat(sheet().withoutGuidelines().rules(poor)).isEmpty();
  }

  @Test
  void aClientThatAsksForNoCodesNeedsNone() {
    var uncoded = new Guidelines(SILENT.increment(), SILENT.blockMinHours(), SILENT.minWords(), SILENT.maxHoursPerDay(),
        SILENT.travelPercent(), SILENT.researchCapHours(), SILENT.staleDays(), SILENT.lateEntryDays(),
        SILENT.firstYearDays(),
        Optional.of(false), SILENT.roster(), SILENT.autoCut());

    assertThat(sheet().under(uncoded).rules(entry().task(null).activity(null))).isEmpty();
  }

  @Test
  void theSentenceOfAFullDayTellsTheSumAndNobodysMatter() {
    assertThat(sheet().sentences(entry().hours("4.0"), entry().named("2").onAnotherMatter().hours("6.5")))
        .containsExactly(
            "The timekeeper has 10.5 hours on this day over all matters; 10 are taken without a question.");
  }

  @ParameterizedTest
  @CsvSource({"OCG-05, 0.00", "OCG-06, 80.00", "OCG-09, 120.00"})
  void aRuleThatCutsProposesAnAmount(String rule, String amount) {
    var travel = entry().says("Travel to scheduling conference in Springfield").approvedAt("300");
    var facts = sheet().facts(travel);

    assertThat(sheet().findings(travel)).filteredOn(finding -> finding.ruleId().equals(rule))
        .singleElement()
        .satisfies(finding -> assertThat(finding.suggestedAmount(facts, travel.time().amount()).orElseThrow())
            .isEqualByComparingTo(amount));
  }

  @Test
  void allButAWarningHoldThePreBill() {
    assertThat(List.of(Action.values())).filteredOn(action -> !action.holds()).containsExactly(Action.WARN);
  }

  private static GuidelinedTime sheet() {
    return new GuidelinedTime();
  }

  private static Entry conference() {
    return entry().activity("A105").says("Confer with the team about the answer");
  }

  private static Guidelines roster(String only) {
    return new Guidelines(SILENT.increment(), SILENT.blockMinHours(), SILENT.minWords(), SILENT.maxHoursPerDay(),
        SILENT.travelPercent(), SILENT.researchCapHours(), SILENT.staleDays(), SILENT.lateEntryDays(),
        SILENT.firstYearDays(),
        SILENT.utbmsRequired(), Optional.of(Set.of(new TimekeeperId(only))), SILENT.autoCut());
  }

  private static Arguments row(GuidelinedTime sheet, String finding, String proposal, Entry... entries) {
    var parts = finding.split(" ");
    return arguments(sheet, parts[0], Action.valueOf(parts[1]), RuleOwner.valueOf(parts[2]),
        GuidelineMessage.valueOf(parts[3]),
        proposal, entries);
  }
}
