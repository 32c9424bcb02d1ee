package io.matterflow.prebill;

import static io.matterflow.prebill.GuidelinedTime.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.capture.PersonDay;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.TimeTogether.Elsewhere;
import io.matterflow.prebill.TimeTogether.Phase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edges of each of the 24 rules about time: the last value that passes and the first that does not. */
class TimeEntryRulesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

  @ParameterizedTest
  @CsvSource({"0.1, false", "0.4, false", "2.0, false", "0.25, true", "0.05, true", "0.33, true"})
  void ocg01TakesWholeTenths(String hours, boolean broken) {
    assertThat(sheet().rules(entry().hours(hours)).contains("OCG-01")).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Draft the answer; call with client about it | 0.5 | true",
    "Draft the answer; call with client about it | 0.4 | false",
    "Draft the answer and then call client about it | 0.5 | true",
    "Draft the answer AND THEN call client about it | 0.5 | true",
    "Draft letter, memo, and answer to the complaint | 3.0 | false",
    "Draft the answer to the complaint; | 3.0 | false",
    "Draft RFAs (2.3); confer with client re same (0.6) | 2.9 | false",
    "Draft RFAs (.7); confer with client re same (.6) | 1.3 | false",
    "Draft RFAs (2.3); confer with client re same | 2.9 | true",
    "Draft RFAs (second draft); confer with client re same | 2.9 | true",
    "Draft the brief; and then | 2.9 | true",
  })
  void ocg02WantsSeveralTasksApartUnlessEachIsTimed(String narrative, String hours, boolean broken) {
    assertThat(sheet().rules(entry().says(narrative).hours(hours)).contains("OCG-02")).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Draft the answer today | false",
    "Draft the answer | true",
    "L120 - Analysis | true",
    "Prepare for hearing today | true",
    "PREPARE, for hearing: today! | true",
    "Prepare for hearing today on costs | false",
  })
  void ocg03WantsFourWordsThatSaySomething(String narrative, boolean broken) {
    assertThat(sheet().rules(entry().says(narrative)).contains("OCG-03")).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"4.0, 6.0, false", "4.0, 6.1, true", "10.0, 0.1, true"})
  void ocg04AddsADayUpOverAllMatters(String here, String there, boolean broken) {
    var other = entry().named("2").onAnotherMatter().hours(there);

    assertThat(sheet().rules(entry().hours(here), other).contains("OCG-04")).isEqualTo(broken);
    assertThat(sheet()
        .beside(new Elsewhere(Map.of(new PersonDay(new TimekeeperId("A1"), DAY), new BigDecimal(there)), Map.of()))
        .rules(entry().hours(here)).contains("OCG-04")).isEqualTo(broken);
    assertThat(sheet().rules(entry().hours(here), other.on("2026-06-16"))).doesNotContain("OCG-04");
    assertThat(sheet().rules(entry().hours(here), other.on("2026-06-15").by("A2"))).doesNotContain("OCG-04");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Scheduling of three depositions | OCG-05",
    "Reschedule the depositions with counsel | ''",
    "Bates-stamp the production set | OCG-05",
    "Review invoice of the expert witness | OCG-20",
    "Prepare pre-bill for the June period | OCG-20",
    "Invoice terms in the supply contract | ''",
    "Familiarize with the new regulation today | OCG-21",
    "Review employee training policy for gaps | OCG-21",
    "Trainings held by the opposing party | ''",
  })
  void ocg05And20And21LookForWholeWords(String narrative, String rule) {
    assertThat(String.join(" ", sheet().rules(entry().says(narrative)))).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({"A112, Drive to the hearing in Springfield, 50, false",
      "A112, Drive to the hearing in Springfield, 51, true",
      "A103, Travel to the hearing in Springfield, 51, true", "A103, Travel to the hearing in Springfield, 50, false",
      "A103, Draft the traveler policy for employees, 100, false"})
  void ocg06BillsTravelAtItsShare(String activity, String narrative, int percent, boolean broken) {
    assertThat(sheet().rules(entry().activity(activity).says(narrative).billedAt(percent)).contains("OCG-06"))
        .isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({
    "A105, OCG-07, A2, 401, 2026-06-15, true",
    "A105, OCG-07, A2, 399, 2026-06-15, false",
    "A105, OCG-07, A0, 400, 2026-06-15, true",
    "A105, OCG-07, A2, 400, 2026-06-15, false",
    "A105, OCG-07, A1, 500, 2026-06-15, false",
    "A105, OCG-07, A2, 500, 2026-06-16, false",
    "A109, OCG-18, A2, 401, 2026-06-15, true",
    "A109, OCG-18, A2, 399, 2026-06-15, false",
    "A109, OCG-18, A0, 400, 2026-06-15, true",
  })
  void ocg07And18LetTheMostSeniorBill(
      String activity, String rule, String who, String rate, String day, boolean broken) {
    var colleague = entry().named("2").by(who).at(rate).on(day).activity(activity);
    var own = entry().activity(activity).says("Confer about the answer to the complaint");

    assertThat(sheet().rules(own, colleague).contains(rule)).isEqualTo(broken);
    assertThat(sheet().rules(own, colleague.onAnotherMatter())).doesNotContain(rule);
  }

  @Test
  void ocg18IsContentWithAnApprovalBeforehand() {
    assertThat(sheet().rules(entry().activity("A109").preApproved(), entry().by("A2").at("500").activity("A109")))
        .doesNotContain("OCG-18");
  }

  @ParameterizedTest
  @CsvSource({"A102, 3.0, false", "A102, 3.1, true", "A103, 3.1, false"})
  void ocg08CapsResearch(String activity, String hours, boolean broken) {
    assertThat(sheet().rules(entry().activity(activity).hours(hours)).contains("OCG-08")).isEqualTo(broken);
    assertThat(sheet().rules(entry().activity(activity).hours(hours).preApproved())).doesNotContain("OCG-08");
  }

  @ParameterizedTest
  @CsvSource(value = {"400, false", "399.99, true", "400.01, false", "null, false"}, nullValues = "null")
  void ocg09HoldsTheRateAgainstTheApprovedOne(String approved, boolean broken) {
    assertThat(sheet().rules(entry().approvedAt(approved)).contains("OCG-09")).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"2026-04-01, false", "2026-03-31, true"})
  void ocg11TakesWorkOfNinetyDays(String workDate, boolean broken) {
    assertThat(sheet().rules(entry().on(workDate)).contains("OCG-11")).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource(value = {"ASSOC, 2025-06-15, false", "ASSOC, 2025-06-16, true", "TRANEE, null, true", "LGLINT, null, true",
      "ASSOC, 2026-07-01, true", "PARALG, null, false", "PARTNR, null, false"}, nullValues = "null")
  void ocg12PaysNoFirstYears(String classification, String admitted, boolean broken) {
    assertThat(sheet().by(classification, admitted).rules(entry()).contains("OCG-12")).isEqualTo(broken);
  }

  @Test
  void ocg13IsTheSecondOfTheSameWorkOnly() {
    var second = entry().named("2").says("draft the answer, to the COMPLAINT");

    assertThat(sheet().rules(second, entry())).contains("OCG-13");
    assertThat(sheet().rules(entry(), second)).doesNotContain("OCG-13");
    assertThat(sheet().rules(second, entry().hours("0.5"))).doesNotContain("OCG-13");
    assertThat(sheet().rules(second, entry().on("2026-06-14"))).doesNotContain("OCG-13");
    assertThat(sheet().rules(second, entry().by("A2"))).doesNotContain("OCG-13");
    assertThat(sheet().rules(second, entry().onAnotherMatter())).doesNotContain("OCG-13");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"LITIGATION, L120, false", "LITIGATION, L611, false", "LITIGATION, L610, true", "LITIGATION, null, true",
      "LITIGATION, L360, true", "LITIGATION, P210, true", "COUNSELING, C300, false", "COUNSELING, L611, true",
      "PROJECT, P500, false", "PROJECT, P200, true", "PROJECT, P210, false"}, nullValues = "null")
  void ocg14WantsATaskOfTheMattersSet(String set, String code, boolean broken) {
    assertThat(sheet().codedIn(set).rules(entry().task(code)).contains("OCG-14")).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource(value = {"A111, false", "A126, false", "A127, true", "A100, true", "E101, true", "null, true"},
      nullValues = "null")
  void ocg15WantsAnActivity(String code, boolean broken) {
    assertThat(sheet().rules(entry().activity(code)).contains("OCG-15")).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"160.00, false", "159.99, true"})
  void ocg16IsBrokenByTheLineThatExceedsTheBudget(String budget, boolean broken) {
    assertThat(sheet().budget("L100", budget).rules(entry()).contains("OCG-16")).isEqualTo(broken);
  }

  @Test
  void ocg16CountsEarlierWorkAndEarlierBillsOfThePhase() {
    var later = entry().named("1").on("2026-06-16");
    var before = new Elsewhere(Map.of(), Map.of(new Phase(new MatterId("M1"), "L100"), new BigDecimal("200")));

    assertThat(sheet().budget("L100", "300").rules(later, entry().named("2").task("L110"))).contains("OCG-16");
    assertThat(sheet().budget("L100", "300").rules(entry().named("2"), later)).doesNotContain("OCG-16");
    assertThat(sheet().budget("L100", "300").rules(later, entry().named("2").task("L210"))).doesNotContain("OCG-16");
    assertThat(sheet().budget("L100", "300").beside(before).rules(entry())).contains("OCG-16");
  }

  @ParameterizedTest
  @CsvSource({"PARTNR, A110, true", "PARTNR, A104, false", "PARALG, A110, false"})
  void ocg19KeepsPartnersFromManagingFiles(String classification, String activity, boolean broken) {
    assertThat(sheet().by(classification, "2001-01-01").rules(entry().activity(activity)).contains("OCG-19"))
        .isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"2026-05-16, 2026-06-15, false", "2026-05-15, 2026-06-15, true"})
  void ocg22LikesTimeWithinThirtyDays(String workDate, String enteredOn, boolean broken) {
    assertThat(sheet().rules(entry().on(workDate).enteredOn(enteredOn)).contains("OCG-22")).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"2026-06-15, 2026-06-15, false", "2026-06-16, 2026-06-15, true", "2026-06-30, 2026-07-02, false",
      "2026-07-01, 2026-07-02, true"})
  void ocg23LooksNeitherPastTheEntryNorPastTheCutOff(String workDate, String enteredOn, boolean broken) {
    assertThat(sheet().rules(entry().on(workDate).enteredOn(enteredOn)).contains("OCG-23")).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"A106, Call with counsel re discovery, false", "A107, Call with counsel: discovery schedule, true",
      "A108, Letter to court on costs, false", "A105, Talk about the answer today, false",
      "A103, Draft the long answer, false",
      "A106, Record the wrong number twice, true"})
  void ocg24AsksWhatACallWasAbout(String activity, String narrative, boolean broken) {
    assertThat(sheet().rules(entry().activity(activity).says(narrative)).contains("OCG-24")).isEqualTo(broken);
  }

  private static GuidelinedTime sheet() {
    return new GuidelinedTime();
  }
}
