package io.matterflow.capture;

import io.matterflow.directory.FeeArrangement;
import io.matterflow.engine.Between;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.FilledIn;
import io.matterflow.engine.Upshot;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** The decisions of capture: what each table is told and what it answers. */
final class CaptureDecisions {

  private static final String A_MONTH = "44640";
  private static final String WHICH_IS_A_MONTH = "which is a month of 31 days";

  static final DecisionTable<SenderFacts, SenderKind> SENDER_KIND =
      DecisionTable.of("sender-kind", SenderFacts.class, SenderKind.class);
  static final DecisionTable<ExclusionFacts, Exclusion> ACTIVITY_EXCLUSION =
      DecisionTable.of("activity-exclusion", ExclusionFacts.class, Exclusion.class)
          .whichMeans(exclusion -> exclusion.effect() == Exclusion.Effect.CONFIRM ? Upshot.TASK : Upshot.NONE);
  static final DecisionTable<SignalFacts, SignalPoints> MATTER_SIGNAL =
      DecisionTable.of("matter-signal", SignalFacts.class, SignalPoints.class);
  static final DecisionTable<MatchFacts, Verdict> MATTER_MATCH =
      DecisionTable.of("matter-match", MatchFacts.class, Verdict.class)
          .whichMeans(verdict -> verdict.outcome() == MatchOutcome.CONFIRM ? Upshot.TASK : Upshot.NONE);
  static final DecisionTable<KindFacts, MergingRule> ACTIVITY_MERGING =
      DecisionTable.of("activity-merging", KindFacts.class, MergingRule.class);
  static final DecisionTable<KindFacts, ActivityExpense> ACTIVITY_EXPENSE =
      DecisionTable.of("activity-expense", KindFacts.class, ActivityExpense.class)
          .whereEachRow((row, expense) -> PublishedCodes.expense(row, expense.code()));
  static final DecisionTable<ExpenseCodeFacts, ExpenseCode> EXPENSE_CODES =
      DecisionTable.of("expense-codes", ExpenseCodeFacts.class, ExpenseCode.class);
  static final DecisionTable<CodeFacts, SuggestedCode> CODE_MAPPING =
      DecisionTable.of("code-mapping", CodeFacts.class, SuggestedCode.class)
          .whereEachRow((row, suggested) -> PublishedCodes.activity(suggested.activityCode()));
  static final DecisionTable<TaskCodeFacts, SuggestedTask> TASK_CODE_MAPPING =
      DecisionTable.of("task-code-mapping", TaskCodeFacts.class, SuggestedTask.class)
          .whereEachRow((row, suggested) -> PublishedCodes.task(row, suggested.taskCode()));
  static final DecisionTable<BillabilityFacts, Judgement> ACTIVITY_BILLABILITY =
      DecisionTable.of("activity-billability", BillabilityFacts.class, Judgement.class);
  static final DecisionTable<MinimumFacts, Minimum> MINIMUM_DURATION =
      DecisionTable.of("minimum-duration", MinimumFacts.class, Minimum.class);
  static final DecisionTable<RetentionFacts, Retention> SIGNAL_RETENTION =
      DecisionTable.of("signal-retention", RetentionFacts.class, Retention.class);
  static final DecisionTable<LearningFacts, Learning> RULE_LEARNING =
      DecisionTable.of("rule-learning", LearningFacts.class, Learning.class);
  static final DecisionTable<EstimateFacts, Estimate> DURATION_ESTIMATE =
      DecisionTable.of("duration-estimate", EstimateFacts.class, Estimate.class);
  static final DecisionTable<RoundingFacts, Rounding> TIME_ROUNDING =
      DecisionTable.of("time-rounding", RoundingFacts.class, Rounding.class);
  static final DecisionTable<PostingFacts, PostingDelay> POSTING_DELAY =
      DecisionTable.of("posting-delay", PostingFacts.class, PostingDelay.class);
  static final DecisionTable<RejectFacts, RejectReason> REJECT_REASONS =
      DecisionTable.of("reject-reasons", RejectFacts.class, RejectReason.class);
  static final DecisionTable<NarrativeFacts, NarrativeText> NARRATIVE_TEXTS =
      DecisionTable.of("narrative-texts", NarrativeFacts.class, NarrativeText.class);

  private CaptureDecisions() {}

  /** One part of a sender's address at a time: the mailbox, or a domain with its first label. */
  record SenderFacts(String mailbox, String label, String domain) {}

  enum SenderKind {
    COURT,
    AUTOMATED
  }

  /** A call of unknown length has no seconds and is never too short; only a meeting may not be over yet. */
  record ExclusionFacts(
      ActivityKind kind,
      boolean automated,
      boolean courtSender,
      boolean missed,
      Optional<Integer> durationSeconds,
      String calendarStatus,
      boolean firmOnly,
      boolean matterNamed,
      boolean over) {}

  /** A signal is left out, waits until it is over, or goes on and a person is asked. */
  record Exclusion(Effect effect, String reason) {
    enum Effect {
      IGNORE,
      WAIT,
      CONFIRM
    }
  }

  /** What points to one matter. */
  record SignalFacts(
      boolean mailTag,
      boolean workspace,
      boolean numberInSubject,
      boolean threadParent,
      boolean clientNumberOrDocket,
      boolean numberInBody,
      boolean contactOnMatter,
      boolean contactOfClient,
      boolean domainOfClient,
      boolean onlyOpenMatter,
      boolean onlyMatterWithContact,
      boolean nameInSubject,
      boolean nameInBody,
      boolean onTeam) {

    static SignalFacts of(Set<Clue> clues) {
      return new SignalFacts(
          clues.contains(Clue.MAIL_TAG),
          clues.contains(Clue.WORKSPACE),
          clues.contains(Clue.NUMBER_IN_SUBJECT),
          clues.contains(Clue.THREAD_PARENT),
          clues.contains(Clue.CLIENT_NUMBER_OR_DOCKET),
          clues.contains(Clue.NUMBER_IN_BODY),
          clues.contains(Clue.CONTACT_ON_MATTER),
          clues.contains(Clue.CONTACT_OF_CLIENT),
          clues.contains(Clue.DOMAIN_OF_CLIENT),
          clues.contains(Clue.ONLY_OPEN_MATTER),
          clues.contains(Clue.ONLY_MATTER_WITH_CONTACT),
          clues.contains(Clue.NAME_IN_SUBJECT),
          clues.contains(Clue.NAME_IN_BODY),
          clues.contains(Clue.ON_TEAM));
    }
  }

  /** The clue that counts, in which group, with how many points: of each group only the strongest counts. */
  record SignalPoints(Clue clue, EvidenceGroup group, int points) {}

  /**
   * {@code topScore} and {@code margin} are zero without a candidate; {@code forced} says that a person must be asked.
   */
  record MatchFacts(boolean candidates, int topScore, int margin, boolean forced) {}

  record Verdict(MatchOutcome outcome, boolean preselected, String reason) {}

  record KindFacts(ActivityKind kind) {}

  /**
   * Signals about the same thing, no further apart than so many minutes, become one prompt; how long it took is the sum
   * of their times, or the span from the first to the last. What comes after the prompt was decided is a prompt of its
   * own, or only noted.
   */
  record MergingRule(
      @Between(most = A_MONTH, why = WHICH_IS_A_MONTH) int withinMinutes, Length length, Afterwards afterwards) {

    enum Length {
      SUM,
      SPAN
    }

    enum Afterwards {
      NEW_PROMPT,
      NOTE
    }
  }

  /** The cost that an activity has: its code, and words with {@code {subject}} to fill in. */
  record ActivityExpense(String code, @FilledIn("subject") String text) {}

  record ExpenseCodeFacts(String codeSet, String code) {}

  /** A code that may stand on an expense, as people read it. */
  record ExpenseCode(String label) {}

  /** Whom the timekeeper dealt with, as far as an activity code tells: client, firm, other, nobody. */
  record CodeFacts(ActivityKind kind, Counterpart counterpart) {}

  enum Counterpart {
    CLIENT,
    FIRM,
    OTHER,
    NOBODY
  }

  /** A code to propose; empty where only the person can know. */
  record SuggestedCode(Optional<String> activityCode) {}

  record TaskCodeFacts(String codeSet, ActivityKind kind, Counterpart counterpart) {}

  record SuggestedTask(Optional<String> taskCode) {}

  record BillabilityFacts(
      String matterStatus,
      FeeArrangement.Capture capture,
      FeeArrangement.Lines lines,
      boolean outOfScope,
      boolean enrolled,
      boolean belowMinimum,
      boolean trustFunded) {}

  record Judgement(Billability billability, String reason) {}

  /** The timekeeper is empty where nobody knows whose work it is. */
  record MinimumFacts(String timekeeper, String billingModel, String practiceArea, ActivityKind kind) {}

  record Minimum(@Between(most = "86400", why = "which is a day") int seconds) {}

  /** The prompt's state is empty where the signal has none. */
  record RetentionFacts(String state, String promptState) {}

  record Retention(int days) {}

  record LearningFacts(String decision) {}

  record Learning(@Between(least = "1") int corrections, @Between(least = "1") int days) {}

  record EstimateFacts(ActivityKind kind, int words, String billingModel) {}

  /** Minutes to propose; empty where the arrangement wants them typed. */
  record Estimate(@Between(least = "1", most = "1440", why = "which is a day") Optional<Integer> minutes) {}

  record RoundingFacts(String billingModel, BigDecimal increment, String client, String matter) {}

  record PostingFacts(Billability billability, boolean estimated) {}

  /** For how many minutes after the approval nothing goes out. */
  record PostingDelay(@Between(most = A_MONTH, why = WHICH_IS_A_MONTH) int minutes) {}

  record RejectFacts(ActivityKind kind) {}

  record NarrativeFacts(ActivityKind kind, String direction, boolean withPeople, boolean withSubject) {}

  /** Words with {@code {people}} and {@code {subject}} to fill in. */
  record NarrativeText(@FilledIn({"people", "subject"}) String text) {}
}
