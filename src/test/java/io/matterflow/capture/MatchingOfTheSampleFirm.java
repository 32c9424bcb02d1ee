package io.matterflow.capture;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryOnH2;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.kernel.MatterId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The whole of matching over the sample firm, without a process and without the rest of the product. */
public final class MatchingOfTheSampleFirm {

  private static final Instant AFTERWARDS = Instant.parse("2026-07-01T13:00:00Z");
  private static final MatchingOfTheSampleFirm INSTANCE = new MatchingOfTheSampleFirm(
      DirectoryOnH2.withTheSampleFirm());

  private final Directory directory;
  private final ClueFinder clues;
  private final Matching matching;

  private MatchingOfTheSampleFirm(DirectoryOnH2 sample) {
    var decisions = DecisionTesting.decisions();
    directory = sample.directory;
    clues = new ClueFinder(sample.directory, sample.lookup, new Senders(decisions));
    matching = new Matching(decisions, new Scoring(decisions), sample.directory,
        Clock.fixed(AFTERWARDS, ZoneOffset.UTC));
  }

  /** The same over another firm's reference data. */
  public static MatchingOfTheSampleFirm of(JsonNode document) {
    var other = new DirectoryOnH2();
    other.load(document);
    return new MatchingOfTheSampleFirm(other);
  }

  public Directory directoryHere() {
    return directory;
  }

  public Found findHere(IncomingActivity activity) {
    return Found.of(matching.match(ActivitySignal.of(activity, clues.in(activity, Set.of()))));
  }

  public static Directory directory() {
    return INSTANCE.directory;
  }

  /** What the product makes of a signal. */
  public static Found find(IncomingActivity activity) {
    return Found.of(INSTANCE.matching.match(kept(activity)));
  }

  static Found find(Activities activity) {
    return find(activity.signal());
  }

  static ActivitySignal kept(IncomingActivity activity) {
    return ActivitySignal.of(activity, INSTANCE.clues.in(activity, Set.of()));
  }

  /** Outcome, matter, reason and score vector, as the interface tells them. */
  public record Found(MatchOutcome outcome, Optional<String> matter, String reason, Map<String, Integer> scores) {

    static Found of(Match match) {
      return new Found(
          match.outcome(),
          match.matter().map(MatterId::value),
          match.reason(),
          match.candidates().stream().collect(Collectors.toMap(
              candidate -> candidate.matter().value(), Candidate::points, (one, other) -> one, TreeMap::new)));
    }
  }
}
