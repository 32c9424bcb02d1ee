package io.matterflow.rules.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.engine.TableTrial.Line;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.rules.Finding;
import io.matterflow.rules.Trial;
import io.matterflow.rules.Trial.Counts;
import io.matterflow.rules.Trial.Effect;
import io.matterflow.rules.Trial.NotTried;
import io.matterflow.rules.Trial.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trial as systems read it. */
record TrialView(
    String trial,
    String decision,
    LocalDate from,
    LocalDate to,
    int versionInForce,
    boolean noDifference,
    String summary,
    List<Finding> findings,
    Counts decisions,
    List<Version> versions,
    List<NotTried> notTried,
    EffectView total,
    List<RuleView> byRule,
    List<MatterView> byMatter,
    List<CaseView> cases) {

  static TrialView of(Trial trial) {
    return new TrialView(trial.id(), trial.decision(), trial.from(), trial.to(), trial.versionInForce(),
        trial.showsNoDifference(),
        trial.summary(), trial.findings(), trial.counts(), trial.versions(), trial.notTried(),
        EffectView.of(trial.total()),
        trial.byRule().stream().map(RuleView::of).toList(), trial.byMatter().stream().map(MatterView::of).toList(),
        trial.cases().stream().map(CaseView::of).toList());
  }

  record AmountView(String currency, String amount) {

    static AmountView of(Money money) {
      return new AmountView(money.currency().getCurrencyCode(), money.plain());
    }
  }

  /**
   * {@code dollars} is what the cases are worth, a sum for each currency; tasks and messages are more, or less where
   * negative.
   */
  record EffectView(long decisions, long cases, List<AmountView> dollars, int tasks, int messages) {

    static EffectView of(Effect effect) {
      return new EffectView(effect.decisions(), effect.cases(), effect.worth().stream().map(AmountView::of).toList(),
          effect.work().tasks(), effect.work().messages());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record RuleView(List<Line> before, List<Line> after, Optional<String> broken, EffectView effect) {

    static RuleView of(Trial.ByRule rule) {
      return new RuleView(rule.before(), rule.after(), rule.broken(), EffectView.of(rule.effect()));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record MatterView(Optional<String> matterId, EffectView effect) {

    static MatterView of(Trial.ByMatter matter) {
      return new MatterView(matter.matter().map(MatterId::value), EffectView.of(matter.effect()));
    }
  }

  /** Who may not be told why a case was decided reads of it when, by which rules, and nothing else. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record CaseView(
      String kind,
      Optional<String> id,
      Optional<String> called,
      Optional<String> matterId,
      Optional<AmountView> worth,
      Instant decidedAt,
      int version,
      List<Line> before,
      List<Line> after,
      Optional<Map<String, Object>> inputs,
      Optional<List<String>> why,
      Optional<String> explanation) {

    static CaseView of(Trial.Case one) {
      return new CaseView(one.kind(), one.subject().map(subject -> subject.id()), one.called(),
          one.matter().map(MatterId::value),
          one.worth().map(AmountView::of), one.decidedAt(), one.version(), one.before(), one.after(),
          one.facts().map(Trial.Case.Facts::inputs), one.facts().map(Trial.Case.Facts::why),
          one.subject().map(subject -> "/api/explanations/%s/%s".formatted(subject.kind(), subject.id())));
    }
  }
}
