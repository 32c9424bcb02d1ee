package io.matterflow.capture;

import io.matterflow.kernel.BilledTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry with what the bill does not show: where it came from, the raw time, the rule that rounded it, whether it is
 * billable at all.
 */
record ApprovedTime(
    TimeEntry entry,
    String system,
    String sourceId,
    Optional<PromptId> prompt,
    Optional<Instant> startedAt,
    Optional<Duration> raw,
    Optional<String> roundingRule,
    int billedPercent,
    boolean billable,
    List<String> possibleDuplicates) {

  static final String OURS = "matterflow";
  static final int WHOLE = 100;

  BilledTime hours() {
    return entry.hours();
  }

  WorkSpan span() {
    return new WorkSpan(
        entry.timekeeper(), entry.matter(), entry.workDate(), entry.activityCode(), startedAt, raw);
  }
}
