package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.CODE_MAPPING;
import static io.matterflow.capture.CaptureDecisions.DURATION_ESTIMATE;
import static io.matterflow.capture.CaptureDecisions.MATTER_SIGNAL;
import static io.matterflow.capture.CaptureDecisions.RULE_LEARNING;

import io.matterflow.capture.Candidate.Evidence;
import io.matterflow.capture.CaptureDecisions.EstimateFacts;
import io.matterflow.capture.CaptureDecisions.Learning;
import io.matterflow.capture.CaptureDecisions.LearningFacts;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people change on prompts in the same way again and again, as the row of a table that would have been right. A
 * person of legal ops decides about it and deploys it; nothing here changes a table.
 */
@Service
public class LearnedRules {

  private final JdbcTimePrompts prompts;
  private final JdbcSignals signals;
  private final BillabilityRules rules;
  private final Decisions decisions;
  private final Directory directory;
  private final Clock clock;

  LearnedRules(
      JdbcTimePrompts prompts,
      JdbcSignals signals,
      BillabilityRules rules,
      Decisions decisions,
      Directory directory,
      Clock clock) {
    this.prompts = prompts;
    this.signals = signals;
    this.rules = rules;
    this.decisions = decisions;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * A row to change or to add: for these facts the output was {@code suggested} by the row of that name, empty where
   * none answered, and so many times people wrote {@code instead}.
   */
  public record Proposal(
      String decision,
      Optional<String> row,
      Map<String, String> facts,
      String output,
      String suggested,
      String instead,
      int corrections) {

    /** All rows of evidence count together, so that none stands above another. */
    private String advice() {
      return decision.equals(MATTER_SIGNAL.id())
          ? "Give row %s fewer points."
          : "Change row %s, or put a row above it.";
    }

    /** As legal ops reads it. */
    public String text() {
      var where = facts.entrySet().stream()
          .map(fact -> "%s is %s".formatted(fact.getKey(), fact.getValue()))
          .collect(Collectors.joining(" and "));
      return "%s: when %s, %s was changed from %s to %s %d times. %s".formatted(
          decision, where, output, suggested.isEmpty() ? "nothing" : suggested, instead, corrections,
          row.map(advice()::formatted).orElse("Add a row."));
    }
  }

  /**
   * A signal that a person moved off the matter that the product was sure of: what spoke for that matter, without
   * naming either.
   */
  private Optional<Proposal> correctedMatter(TimePrompt prompt, Matter matter) {
    var standing = signals.required(prompt.signal()).standing();
    return standing.candidates().stream().findFirst()
        .filter(best -> standing.outcome().equals(Optional.of(MatchOutcome.AUTO)))
        .filter(best -> standing.matter().equals(Optional.of(best.matter())) && !best.matter().equals(matter.id()))
        .flatMap(best -> best.evidence().stream().max(Comparator.comparing(Evidence::points))
            .map(strongest -> new Proposal(
                MATTER_SIGNAL.id(),
                Optional.of(strongest.rule().rule()),
                Map.of("evidence",
                    best.evidence().stream().map(one -> one.clue().name()).sorted().collect(Collectors.joining(", "))),
                "matter",
                "the one found",
                "another",
                0)));
  }

  /** The rows that people's corrections speak for, the most frequent first. */
  @Transactional(readOnly = true)
  public List<Proposal> proposals() {
    return Stream.of(
            learned(DURATION_ESTIMATE, this::correctedEstimate),
            learned(CODE_MAPPING, this::correctedCode),
            learned(MATTER_SIGNAL, this::correctedMatter))
        .flatMap(Function.identity())
        .sorted((one, other) -> other.corrections() - one.corrections())
        .toList();
  }

  private Stream<Proposal>
      learned(DecisionTable<?, ?> table, BiFunction<TimePrompt, Matter, Optional<Proposal>> correction) {
    return decisions.look(RULE_LEARNING, new LearningFacts(table.id())).stream()
        .map(Decided::result)
        .flatMap(learning -> often(learning, correction));
  }

  private Stream<Proposal> often(Learning learning, BiFunction<TimePrompt, Matter, Optional<Proposal>> correction) {
    var since = clock.instant().minus(Duration.ofDays(learning.days()));
    return prompts.signedOffSince(since).stream()
        .flatMap(prompt -> directory.matter(prompt.draft().matter())
            .flatMap(matter -> correction.apply(prompt, matter)).stream())
        .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
        .entrySet().stream()
        .filter(same -> same.getValue() >= learning.corrections())
        .map(same -> counted(same.getKey(), same.getValue().intValue()));
  }

  private static Proposal counted(Proposal proposal, int corrections) {
    return new Proposal(proposal.decision(), proposal.row(), proposal.facts(), proposal.output(), proposal.suggested(),
        proposal.instead(), corrections);
  }

  private Optional<Proposal> correctedEstimate(TimePrompt prompt, Matter matter) {
    if (prompt.raw().isPresent()) {
      return Optional.empty();
    }
    var words = new SameWork(signals.in(prompt)).words();
    var facts = new EstimateFacts(prompt.kind(), words, matter.billingModel());
    return decisions.look(DURATION_ESTIMATE, facts).stream().findFirst()
        .filter(row -> row.result().minutes().isPresent() && !row.result().minutes().equals(prompt.draft().minutes()))
        .map(row -> new Proposal(
            DURATION_ESTIMATE.id(),
            Optional.of(row.rule().rule()),
            Map.of("kind", prompt.kind().name()),
            "minutes",
            String.valueOf(row.result().minutes().orElseThrow()),
            String.valueOf(prompt.draft().minutes().orElseThrow()),
            0));
  }

  /** A signal whose people were erased tells nothing of whom its timekeeper dealt with. */
  private Optional<Proposal> correctedCode(TimePrompt prompt, Matter matter) {
    var signal = signals.required(prompt.signal());
    var code = prompt.draft().activityCode();
    if (!signal.mayBeWork() || code.isEmpty()) {
      return Optional.empty();
    }
    var facts = rules.codeFacts(signal, matter);
    var row = decisions.look(CODE_MAPPING, facts).stream().findFirst();
    var suggested = row.flatMap(answered -> answered.result().activityCode());
    if (suggested.equals(code)) {
      return Optional.empty();
    }
    var shown = new LinkedHashMap<String, String>();
    shown.put("kind", facts.kind().name());
    shown.put("counterpart", facts.counterpart().name());
    return Optional.of(
        new Proposal(CODE_MAPPING.id(), row.map(answered -> answered.rule().rule()), shown, "activityCode",
        suggested.orElse(""), code.get(), 0));
  }
}
