package io.matterflow.capture;

import io.matterflow.capture.CaptureDecisions.MergingRule;
import io.matterflow.capture.CaptureDecisions.MergingRule.Length;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Signals of one piece of work, in the order in which it was done, whatever the order in which they came. */
record SameWork(List<ActivitySignal> signals) {

  private static final Comparator<ActivitySignal> AS_IT_WAS_DONE = Comparator.comparing(ActivitySignal::at)
      .thenComparing(signal -> signal.event().source())
      .thenComparing(signal -> signal.event().eventId());

  SameWork {
    signals = signals.stream().sorted(AS_IT_WAS_DONE).toList();
  }

  /** Those that hang together with the given one: no gap between two of them is longer than the rule allows. */
  SameWork around(ActivitySignal one, MergingRule rule) {
    var gap = Duration.ofMinutes(rule.withinMinutes());
    var run = new ArrayList<ActivitySignal>();
    var holdsIt = false;
    var until = Instant.MIN;
    for (var signal : signals) {
      if (!run.isEmpty() && signal.at().isAfter(until.plus(gap))) {
        if (holdsIt) {
          break;
        }
        run.clear();
      }
      run.add(signal);
      holdsIt |= signal.id().equals(one.id());
      until = run.size() == 1 ? end(signal) : later(until, end(signal));
    }
    return new SameWork(run);
  }

  Instant start() {
    return signals.get(0).at();
  }

  /** What was measured; empty where no source has measured anything. */
  Optional<Duration> length(Length length) {
    if (length == Length.SPAN && signals.size() > 1) {
      var last = signals.stream().map(SameWork::end).max(Comparator.naturalOrder()).orElseThrow();
      return Optional.of(Duration.between(start(), last)).filter(span -> !span.isZero());
    }
    return signals.stream().flatMap(signal -> signal.duration().stream()).reduce(Duration::plus);
  }

  int words() {
    return signals.stream().mapToInt(ActivitySignal::words).sum();
  }

  private static Instant end(ActivitySignal signal) {
    return signal.duration().map(signal.at()::plus).orElse(signal.at());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
