package io.matterflow.ledes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what is found, under the severities of a profile, and keeps no more than a person could ever read. */
final class Findings {

  static final int MOST_OF_A_SEVERITY = 5_000;

  private final LedesProfile profile;
  private final List<LedesFinding> kept = new ArrayList<>();
  private final Map<Severity, Long> counted = new EnumMap<>(Severity.class);

  Findings(LedesProfile profile) {
    this.profile = profile;
  }

  void add(LedesRule rule, int line, Optional<String> invoice, Optional<LedesField> field, Object... values) {
    var severity = profile.severityOf(rule);
    if (counted.merge(severity, 1L, Long::sum) <= MOST_OF_A_SEVERITY) {
      kept.add(new LedesFinding(rule, severity, line, invoice, field, rule.message(values)));
    }
  }

  /** One that makes all others pointless. */
  LedesReport fatal(LedesRule rule, int line, Object... values) {
    return new LedesReport(false,
        List.of(new LedesFinding(rule, Severity.FATAL, line, Optional.empty(), Optional.empty(), rule.message(values))),
        0);
  }

  LedesReport report() {
    kept.sort(Comparator.comparingInt(Findings::place));
    var all = counted.values().stream().mapToLong(Long::longValue).sum();
    return new LedesReport(!counted.containsKey(Severity.ERROR), kept, all - kept.size());
  }

  private static int place(LedesFinding finding) {
    return finding.line() == LedesFinding.WHOLE_INVOICE ? Integer.MAX_VALUE : finding.line();
  }
}
