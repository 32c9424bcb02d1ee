package io.matterflow.prebill;

import io.matterflow.directory.ApprovedRate.Approval;
import io.matterflow.directory.Client;
import io.matterflow.directory.CodeSets;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.prebill.GuidelineWords.Kind;
import io.matterflow.prebill.GuidelineWords.Phrases;
import io.matterflow.prebill.TimeTogether.Alike;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Computes the facts of time on one matter, under its profile and words; judges nothing. */
record FactFinder(
    Client client,
    Matter matter,
    GuidelineProfile profile,
    Phrases phrases,
    CodeSets codes,
    LocalDate asOf) {

  GuidelineFacts facts(CheckedTime time, TimeTogether together, Optional<Timekeeper> person) {
    var words = time.narrative();
    var latest = time.enteredOn().isBefore(asOf) ? time.enteredOn() : asOf;
    var phase = together.phaseOf(time);
    var like = together.alike(time);
    var approval = time.approvedRate()
        .map(Approval::of)
        .orElseGet(() -> client.approvalOf(person, time.workDate(), time.rate().amount()));
    return new GuidelineFacts(
        profile.tested(),
        words.isGiven(),
        person.isPresent(),
        time.rate().isPositive(),
        time.timekeeper().value(),
        person.map(Timekeeper::classification).orElse(""),
        profile.utbmsRequired(),
        matter.utbmsSet(),
        time.taskCode().orElse(""),
        codes.taskCode(time.taskCode(), matter.utbmsSet()),
        time.activityCode().orElse(""),
        codes.activityCode(time.activityCode()),
        time.hours().hours(),
        profile.increment(),
        isWhole(time.hours().hours(), profile.increment()),
        words.tasks().size(),
        words.timesEachTask(),
        profile.blockMinHours(),
        words.words(),
        profile.minWords(),
        phrases.in(words, Kind.VAGUE),
        phrases.in(words, Kind.CLERICAL),
        phrases.in(words, Kind.BILLING),
        phrases.in(words, Kind.LEARNING),
        phrases.in(words, Kind.TRAVEL),
        phrases.in(words, Kind.TOPIC),
        time.preApproval().isPresent(),
        profile.researchCapHours(),
        time.billedPercent(),
        profile.travelPercent(),
        time.rate().amount(),
        approval.rate(),
        approval.standing(),
        together.hasASeniorBeside(time),
        profile.lets(time.timekeeper()),
        person.flatMap(Timekeeper::admittedOn).map(admitted -> daysAdmitted(admitted, time.workDate())).orElse(0),
        profile.firstYearDays(),
        together.hoursOfTheDay(time),
        profile.maxHoursPerDay(),
        days(time.workDate(), asOf),
        profile.staleDays() - days(time.workDate(), asOf),
        profile.staleDays(),
        days(time.workDate(), time.enteredOn()),
        profile.lateEntryDays(),
        time.workDate().toString(),
        latest.toString(),
        time.workDate().isAfter(latest),
        together.repeated(time).map(CheckedTime::name).orElse(""),
        like.map(alike -> alike.other().name()).orElse(""),
        like.map(Alike::sharedWords).orElse(0),
        like.map(Alike::sameHours).orElse(false),
        time.activityCode().filter(matter.excludedActivities()::contains).isPresent(),
        phase.orElse(""),
        together.billedOnPhase(time),
        phase.flatMap(code -> Optional.ofNullable(matter.phaseBudgets().get(code))));
  }

  private static boolean isWhole(BigDecimal hours, BigDecimal increment) {
    return hours.remainder(increment).signum() == 0;
  }

  /** Nobody is admitted for less than no time. */
  private static int daysAdmitted(LocalDate admitted, LocalDate workDate) {
    return Math.max(0, days(admitted, workDate));
  }

  private static int days(LocalDate from, LocalDate to) {
    return (int) ChronoUnit.DAYS.between(from, to);
  }
}
