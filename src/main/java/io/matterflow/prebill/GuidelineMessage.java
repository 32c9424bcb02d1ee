package io.matterflow.prebill;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The words of a finding, with the value that was found and the limit that holds. They speak of this time alone: a sum
 * over other matters is a sum, and says nothing of whose they are.
 */
enum GuidelineMessage implements RuleMessage<GuidelineFacts> {
  MISSING_NARRATIVE("The line does not say what was done."),
  UNKNOWN_TIMEKEEPER("The directory does not know the timekeeper %1$s.", GuidelineFacts::timekeeper),
  MISSING_RATE("No rate is known: the line would go out at %1$s an hour.", facts -> plain(facts.rate())),
  MISSING_TASK_CODE("The client requires UTBMS codes, and the task code is blank."),
  GROUPING_TASK_CODE("The task code %1$s names a whole phase; the set %2$s has codes for its tasks.",
      GuidelineFacts::taskCode, GuidelineFacts::utbmsSet),
  FOREIGN_TASK_CODE("The task code %1$s is not in the matter's code set %2$s.",
      GuidelineFacts::taskCode, GuidelineFacts::utbmsSet),
  MISSING_ACTIVITY_CODE("The client requires UTBMS codes, and the activity code is blank."),
  FOREIGN_ACTIVITY_CODE("The activity code %1$s is none of the UTBMS activities.", GuidelineFacts::activityCode),
  NOT_IN_INCREMENTS("%1$s hours are not whole increments of %2$s.",
      facts -> hours(facts.hours()), facts -> hours(facts.increment())),
  BLOCK_BILLING(
      "%1$s tasks stand in one entry without the time of each; from %2$s hours on the client wants them apart.",
      GuidelineFacts::tasks, facts -> hours(facts.blockMinHours())),
  TOO_FEW_WORDS("The narrative has %1$s words; the client wants %2$s at least.",
      GuidelineFacts::words, GuidelineFacts::minWords),
  VAGUE_PHRASE("\"%1$s\" alone does not say what was done.", GuidelineFacts::vaguePhrase),
  DAILY_MAXIMUM("The timekeeper has %1$s hours on this day over all matters; %2$s are taken without a question.",
      facts -> hours(facts.dayHours()), facts -> hours(facts.maxHoursPerDay())),
  CLERICAL_WORK("\"%1$s\" is clerical work, which is not billed.", GuidelineFacts::clericalPhrase),
  TRAVEL_RATE("Travel stands at %1$s percent of its rate; the client pays %2$s.",
      GuidelineFacts::billedPercent, GuidelineFacts::travelPercent),
  SENIOR_CONFERRED("A more senior colleague bills the same internal conference; only one of them may."),
  RESEARCH_CAP("%1$s hours of research; above %2$s the client's approval is needed beforehand.",
      facts -> hours(facts.hours()), facts -> hours(facts.researchCapHours())),
  RATE_ABOVE_APPROVED("The rate is %1$s; the client approved %2$s.",
      facts -> plain(facts.rate()), facts -> facts.approvedRate().map(GuidelineMessage::plain).orElse("")),
  RATE_PENDING("The client has not yet approved the rate of %1$s for this timekeeper.", facts -> plain(facts.rate())),
  RATE_REJECTED("The client has refused the rate that was put to it for this timekeeper; the line stands at %1$s.",
      facts -> plain(facts.rate())),
  RATE_EXPIRED("The client's approval of this timekeeper's rate had run out on the day; the line stands at %1$s.",
      facts -> plain(facts.rate())),
  NOT_ON_ROSTER("The client has not approved the timekeeper %1$s.", GuidelineFacts::timekeeper),
  STALE("The work is %1$s days old; the client pays for %2$s at most.", GuidelineFacts::ageDays,
      GuidelineFacts::staleDays),
  STALE_SOON("The work is %1$s days old; after %2$s the client does not pay.", GuidelineFacts::ageDays,
      GuidelineFacts::staleDays),
  FIRST_YEAR("Admitted for %1$s days; the client pays from day %2$s on.",
      GuidelineFacts::daysAdmitted, GuidelineFacts::firstYearDays),
  DUPLICATE("Same timekeeper, date, hours and words as %1$s.", GuidelineFacts::duplicateOf),
  PERHAPS_THE_SAME("Perhaps the same work as %1$s: same timekeeper, date and activity, and %2$s percent of the words. "
      + "Say whether both are billed.", GuidelineFacts::sameWorkAs, GuidelineFacts::sharedWords),
  PHASE_BUDGET("The phase comes to %1$s with this line; its budget is %2$s.",
      facts -> plain(facts.phaseBilled()), facts -> facts.phaseBudget().map(GuidelineMessage::plain).orElse("")),
  OUT_OF_SCOPE("The activity %1$s is excluded on this matter.", GuidelineFacts::activityCode),
  SENIOR_ATTENDED("A more senior colleague attended too; a second attendee needs the client's approval beforehand."),
  PARTNER_ADMINISTERS("A partner managed data or files, which is a paralegal's work."),
  BILLING_WORK("\"%1$s\" is work on the firm's own bills.", GuidelineFacts::billingPhrase),
  LEARNING("\"%1$s\" is learning, which the client does not pay for.", GuidelineFacts::learningPhrase),
  LATE_ENTRY("Entered %1$s days after the work; the client likes %2$s at most.",
      GuidelineFacts::entryDays, GuidelineFacts::lateEntryDays),
  FUTURE_DATED("Dated %1$s, which is after %2$s.", GuidelineFacts::workDate, GuidelineFacts::latestDate),
  NO_TOPIC("The narrative does not say what the call, meeting or letter was about.");

  private static final Set<GuidelineMessage> AGREED = EnumSet.of(
      RATE_ABOVE_APPROVED, RATE_PENDING, RATE_REJECTED, RATE_EXPIRED);

  private static final Set<GuidelineMessage> CODES =
      EnumSet.of(MISSING_TASK_CODE, GROUPING_TASK_CODE, FOREIGN_TASK_CODE, MISSING_ACTIVITY_CODE,
          FOREIGN_ACTIVITY_CODE);

  private final RuleWords<GuidelineFacts> words;

  @SafeVarargs
  GuidelineMessage(String sentence, Function<GuidelineFacts, Object>... places) {
    this.words = new RuleWords<>(sentence, List.of(places));
  }

  @Override
  public RuleWords<GuidelineFacts> words() {
    return words;
  }

  @Override
  public boolean isAgreedWithTheClient() {
    return AGREED.contains(this);
  }

  @Override
  public boolean isAboutCodes() {
    return CODES.contains(this);
  }

  @Override
  public Set<String> watches() {
    return switch (this) {
      case DAILY_MAXIMUM -> Set.of("dayHours");
      case SENIOR_CONFERRED, SENIOR_ATTENDED -> Set.of("seniorBeside");
      case DUPLICATE -> Set.of("duplicateOf");
      case PERHAPS_THE_SAME -> Set.of("sameWorkAs", "sharedWords", "sameHours");
      case PHASE_BUDGET -> Set.of("phaseBilled", "phaseBudget");
      default -> Set.of();
    };
  }

  private static String hours(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
