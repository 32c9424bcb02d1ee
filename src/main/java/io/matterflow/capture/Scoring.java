package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.MATTER_SIGNAL;

import io.matterflow.capture.CaptureDecisions.SignalFacts;
import io.matterflow.capture.CaptureDecisions.SignalPoints;
import io.matterflow.capture.Candidate.Evidence;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.MatterId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Adds up what points to each matter: the strongest clue of each group counts, at most a hundred in all. Being the only
 * one says nothing without a contact, being on the team says nothing alone.
 */
@Component
class Scoring {

  private static final int MOST = 100;
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingInt(Candidate::points).reversed().thenComparing(Candidate::matter);

  private final Decisions decisions;

  Scoring(Decisions decisions) {
    this.decisions = decisions;
  }

  /** The matters with points, best first. */
  List<Candidate> ranked(Map<MatterId, Set<Clue>> cluesByMatter, Subject subject) {
    return cluesByMatter.entrySet().stream()
        .map(matter -> candidate(
            matter.getKey(), decisions.all(MATTER_SIGNAL, SignalFacts.of(matter.getValue()), subject)))
        .filter(candidate -> candidate.points() > 0)
        .sorted(BEST_FIRST)
        .toList();
  }

  private static Candidate candidate(MatterId matter, List<Decided<SignalPoints>> decided) {
    var strongest = new EnumMap<EvidenceGroup, Evidence>(EvidenceGroup.class);
    decided.forEach(row -> strongest.merge(
        row.result().group(),
        new Evidence(row.result().clue(), row.result().group(), row.result().points(), row.rule()),
        (one, other) -> other.points() > one.points() ? other : one));
    if (!strongest.containsKey(EvidenceGroup.CONTACT)) {
      strongest.remove(EvidenceGroup.UNIQUE);
    }
    if (strongest.size() == 1) {
      strongest.remove(EvidenceGroup.TEAM);
    }
    var points = strongest.values().stream().mapToInt(Evidence::points).sum();
    return new Candidate(matter, Math.min(points, MOST), List.copyOf(strongest.values()));
  }
}
