package io.matterflow.prebill;

import io.matterflow.directory.ApprovedRate;
import io.matterflow.directory.CodeSets.Fit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the rows of {@code billing-guidelines} look at: facts about one piece of time, never its text, and the limits
 * that hold for it. A phrase is the one of the firm's own list that was found, or empty.
 */
record GuidelineFacts(
    @FromGuidelines boolean tested,
    boolean narrativeGiven,
    boolean timekeeperKnown,
    boolean rateGiven,
    String timekeeper,
    String classification,
    @FromGuidelines boolean utbmsRequired,
    String utbmsSet,
    String taskCode,
    Fit taskCodeFit,
    String activityCode,
    Fit activityCodeFit,
    BigDecimal hours,
    @FromGuidelines BigDecimal increment,
    @FromGuidelines boolean wholeIncrements,
    int tasks,
    boolean tasksTimed,
    @FromGuidelines BigDecimal blockMinHours,
    int words,
    @FromGuidelines int minWords,
    @FromGuidelines String vaguePhrase,
    @FromGuidelines String clericalPhrase,
    @FromGuidelines String billingPhrase,
    @FromGuidelines String learningPhrase,
    @FromGuidelines String travelPhrase,
    @FromGuidelines String topicPhrase,
    boolean preApproved,
    @FromGuidelines BigDecimal researchCapHours,
    int billedPercent,
    @FromGuidelines int travelPercent,
    BigDecimal rate,
    Optional<BigDecimal> approvedRate,
    ApprovedRate.Standing rateApproval,
    boolean seniorBeside,
    @FromGuidelines boolean onRoster,
    int daysAdmitted,
    @FromGuidelines int firstYearDays,
    BigDecimal dayHours,
    @FromGuidelines BigDecimal maxHoursPerDay,
    int ageDays,
    @FromGuidelines int staleIn,
    @FromGuidelines int staleDays,
    int entryDays,
    @FromGuidelines int lateEntryDays,
    String workDate,
    String latestDate,
    boolean futureDated,
    String duplicateOf,
    String sameWorkAs,
    int sharedWords,
    boolean sameHours,
    boolean excludedActivity,
    String phase,
    BigDecimal phaseBilled,
    Optional<BigDecimal> phaseBudget) {}
