package io.matterflow.rules;

import io.matterflow.engine.Subject;
import io.matterflow.engine.TableTrial.Line;
import io.matterflow.engine.Upshot;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an edited table would have answered in a period, beside what was answered. A case is a thing that was decided
 * about; in sums of money it counts once, however often it was decided about, with the last of its decisions that would
 * be another.
 *
 * @param id stands for decision, text and period: the same trial has the same id
 */
public record Trial(
    String id,
    String decision,
    int versionInForce,
    LocalDate from,
    LocalDate to,
    List<Finding> findings,
    Counts counts,
    Effect total,
    List<ByRule> byRule,
    List<ByMatter> byMatter,
    List<Version> versions,
    List<NotTried> notTried,
    List<Case> cases) {

  /**
   * Decisions: all that were kept, and what each would be.
   *
   * @param broken where the edited table could not answer
   * @param alreadySo of the changed ones, those that the table in force would answer as the edited table does
   */
  public record Counts(
      long kept,
      long same,
      long sameByAnotherRule,
      long changed,
      long broken,
      long cannotBeTried,
      long alreadySo) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * What changes: how many decisions about how many cases, what these are worth by currency, tasks and messages more or
   * less.
   */
  public record Effect(long decisions, long cases, List<Money> worth, Upshot work) {

    static final Effect NONE = new Effect(0, 0, List.of(), Upshot.NONE);
  }

  /** The rules that answered and would not, and those that would and did not; or why there would be no answer. */
  public record ByRule(List<Line> before, List<Line> after, Optional<String> broken, Effect effect) {}

  /** The matter, or none: the case has none, or whose it is stays with its timekeeper. */
  public record ByMatter(Optional<MatterId> matter, Effect effect) {}

  /** How many of the decisions were made by a version. */
  public record Version(int version, long decisions) {}

  /** Why so many could not be tried again. */
  public record NotTried(String reason, long decisions) {}

  /**
   * One of the most affected cases. Who may not be told why it was decided is told neither which it is nor what was
   * asked, and of work that is not approved not even that it is one of them.
   */
  public record Case(
      String kind,
      Optional<Subject> subject,
      Optional<String> called,
      Optional<MatterId> matter,
      Optional<Money> worth,
      Instant decidedAt,
      int version,
      List<Line> before,
      List<Line> after,
      Optional<Facts> facts) {

    /** What was asked, and in sentences why the answer would be another. */
    public record Facts(Map<String, Object> inputs, List<String> why) {}
  }

  static Trial
      refused(String id, String decision, int versionInForce, LocalDate from, LocalDate to, List<Finding> findings) {
    return new Trial(id, decision, versionInForce, from, to, findings, Counts.NONE, Effect.NONE, List.of(), List.of(),
        List.of(), List.of(), List.of());
  }

  /** Whether the table may not come in; then nothing of it was asked. */
  public boolean isRefused() {
    return findings.stream().anyMatch(Finding::isRefused);
  }

  /** Whether every decision would have been the same; a period without decisions shows nothing at all. */
  public boolean showsNoDifference() {
    return !isRefused() && counts.changed() == 0 && counts.broken() == 0;
  }

  /** In a sentence or two, figures alone: to be kept with a change. */
  public String summary() {
    var period = "%s through %s".formatted(Wording.of(from), Wording.of(to));
    if (isRefused()) {
      return "Not tried: the table is refused.";
    }
    if (counts.kept() == 0) {
      return "No decision of %s was kept from %s, so nothing can be said.".formatted(decision, period);
    }
    var changed = counts.changed() + counts.broken() == 0 ? "None would be another."
        : "%s about %s (%s) would be another; %s, %s.".formatted(number(total.decisions(), "decision"),
            number(total.cases(), "case"), money(),
            moreOrLess(total.work().tasks(), "task"), moreOrLess(total.work().messages(), "message"));
    return "%s of %s tried again. %s%s%s".formatted(number(counts.kept(), "decision"), period, changed,
        counts.broken() == 0
            ? ""
            : " In %s the table would have no answer.".formatted(number(counts.broken(), "decision")),
        counts.cannotBeTried() == 0
            ? ""
            : " %s could not be tried again.".formatted(number(counts.cannotBeTried(), "decision")));
  }

  private String money() {
    return total.worth().isEmpty()
        ? "no amount known"
        : total.worth().stream().map(Wording::of).collect(Collectors.joining(" and "));
  }

  private static String moreOrLess(int count, String what) {
    return count == 0 ? "as many %ss".formatted(what)
        : "%s %s".formatted(number(Math.abs((long) count), what), count > 0 ? "more" : "fewer");
  }

  private static String number(long count, String what) {
    return String.format(Locale.US, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }
}
