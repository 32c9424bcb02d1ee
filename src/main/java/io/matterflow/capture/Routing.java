package io.matterflow.capture;

import io.matterflow.directory.Directory;
import org.springframework.stereotype.Component;

/** What becomes of a signal by rule alone: its matter, and whether time on it is billed, counted or not asked for. */
@Component
class Routing {

  private final Matching matching;
  private final BillabilityRules rules;
  private final Directory directory;

  Routing(Matching matching, BillabilityRules rules, Directory directory) {
    this.matching = matching;
    this.rules = rules;
    this.directory = directory;
  }

  /** Matched, and judged too where the matter is sure. */
  ActivitySignal routed(ActivitySignal signal) {
    var match = matching.match(signal);
    var matched = signal.matched(match);
    return match.outcome() == MatchOutcome.AUTO ? judged(matched) : matched;
  }

  ActivitySignal judged(ActivitySignal signal) {
    var matter = directory.required(signal.standing().matter().orElseThrow());
    return signal.with(signal.standing().judged(rules.judge(signal, matter)));
  }
}
