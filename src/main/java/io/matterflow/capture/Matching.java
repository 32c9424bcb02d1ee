package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.ACTIVITY_EXCLUSION;
import static io.matterflow.capture.CaptureDecisions.MATTER_MATCH;

import io.matterflow.capture.CaptureDecisions.Exclusion;
import io.matterflow.capture.CaptureDecisions.ExclusionFacts;
import io.matterflow.capture.CaptureDecisions.MatchFacts;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.MatterId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds a signal's matter in three steps, each a decision: is it left out, what does each matter score, is the best
 * sure enough. Assigns only when sure; in any doubt a person is asked.
 */
@Component
class Matching {

  /** A reference of this weight names the matter beyond doubt, so that two of them contradict each other. */
  private static final int FIRM_REFERENCE = 80;

  private final Decisions decisions;
  private final Scoring scoring;
  private final Directory directory;
  private final Clock clock;

  Matching(Decisions decisions, Scoring scoring, Directory directory, Clock clock) {
    this.decisions = decisions;
    this.scoring = scoring;
    this.directory = directory;
    this.clock = clock;
  }

  Match match(ActivitySignal signal) {
    var subject = signal.asSubject();
    var exclusion = decisions.find(ACTIVITY_EXCLUSION, exclusionFacts(signal), subject);
    if (exclusion.filter(decided -> decided.result().effect() != Exclusion.Effect.CONFIRM).isPresent()) {
      return leftOut(exclusion.get());
    }
    var candidates = scoring.ranked(signal.clues().byMatter(), subject);
    var forced = forced(exclusion.map(Decided::result), candidates, signal.clues());
    var verdict = decisions.decide(MATTER_MATCH, matchFacts(candidates, !forced.isEmpty()), subject);

    var rules = new ArrayList<RuleReference>();
    exclusion.ifPresent(decided -> rules.add(decided.rule()));
    candidates.stream().limit(1).flatMap(top -> top.evidence().stream()).forEach(one -> rules.add(one.rule()));
    rules.add(verdict.rule());
    var asked = verdict.result().outcome() == MatchOutcome.CONFIRM && !forced.isEmpty();
    return new Match(
        verdict.result().outcome(),
        asked ? String.join(", ", forced) : verdict.result().reason(),
        candidates.stream().filter(top -> verdict.result().preselected()).findFirst().map(Candidate::matter),
        candidates,
        rules,
        false);
  }

  private static Match leftOut(Decided<Exclusion> exclusion) {
    var waits = exclusion.result().effect() == Exclusion.Effect.WAIT;
    return new Match(MatchOutcome.IGNORE, exclusion.result().reason(), Optional.empty(), List.of(),
        List.of(exclusion.rule()), waits);
  }

  private ExclusionFacts exclusionFacts(ActivitySignal signal) {
    return new ExclusionFacts(
        signal.kind(),
        signal.clues().automated(),
        signal.clues().courtSender(),
        signal.missed(),
        signal.duration().map(duration -> (int) duration.toSeconds()),
        signal.calendarStatus(),
        signal.clues().firmOnly(),
        signal.clues().nameAMatter(),
        signal.isOver(clock.instant()));
  }

  /** Why a person must be asked whatever the points say; empty when nothing forces it. */
  private Set<String> forced(Optional<Exclusion> exclusion, List<Candidate> candidates, Clues clues) {
    var reasons = new LinkedHashSet<String>();
    exclusion.ifPresent(asking -> reasons.add(asking.reason()));
    if (candidates.stream().anyMatch(candidate -> !isOpen(candidate.matter()))) {
      reasons.add("NOT_OPEN");
    }
    if (candidates.stream().filter(candidate -> candidate.of(EvidenceGroup.REFERENCE) >= FIRM_REFERENCE).count() > 1) {
      reasons.add("TWO_REFERENCES");
    }
    if (clues.severalClients()) {
      reasons.add("TWO_CLIENTS");
    }
    if (clues.sharedMailboxOnly()) {
      reasons.add(ActivitySignal.SHARED_MAILBOX);
    }
    return reasons;
  }

  private boolean isOpen(MatterId matter) {
    return directory.matter(matter).filter(Matter::isOpen).isPresent();
  }

  private static MatchFacts matchFacts(List<Candidate> candidates, boolean forced) {
    var top = candidates.stream().findFirst().map(Candidate::points).orElse(0);
    var second = candidates.stream().skip(1).findFirst().map(Candidate::points).orElse(0);
    return new MatchFacts(!candidates.isEmpty(), top, top - second, forced);
  }
}
