package io.matterflow.prebill;

import io.matterflow.directory.CodeSets.Fit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the rows of {@code billing-guidelines} look at: facts about one piece of time, never its text, and the limits that hold
 * for it. A phrase is the one of the firm's own list that was found, or empty.
 */
record GuidelineFacts(
    boolean tested,
    boolean narrativeGiven,
    boolean timekeeperKnown,
    boolean rateGiven,
    String timekeeper,
    String classification,
    boolean utbmsRequired,
    String utbmsSet,
    String taskCode,
    Fit taskCodeFit,
    String activityCode,
    Fit activityCodeFit,
    BigDecimal hours,
    BigDecimal increment,
    boolean wholeIncrements,
    int tasks,
    boolean tasksTimed,
    BigDecimal blockMinHours,
    int words,
    int minWords,
    String vaguePhrase,
    String clericalPhrase,
    String billingPhrase,
    String learningPhrase,
    String travelPhrase,
    String topicPhrase,
    boolean preApproved,
    BigDecimal researchCapHours,
    int billedPercent,
    int travelPercent,
    BigDecimal rate,
    Optional<BigDecimal> approvedRate,
    boolean seniorBeside,
    boolean onRoster,
    int daysAdmitted,
    int firstYearDays,
    BigDecimal dayHours,
    BigDecimal maxHoursPerDay,
    int ageDays,
    int staleIn,
    int staleDays,
    int entryDays,
    int lateEntryDays,
    String workDate,
    String latestDate,
    boolean futureDated,
    String duplicateOf,
    boolean excludedActivity,
    String phase,
    BigDecimal phaseBilled,
    Optional<BigDecimal> phaseBudget) {}
