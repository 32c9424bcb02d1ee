package io.matterflow.capture;

import io.matterflow.kernel.BilledTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An entry with what the bill does not show: where it came from, the raw time and how it was rounded, since when its
 * rate holds, whether it is billable at all.
 */
public record ApprovedTime(
    TimeEntry entry,
    String system,
    String sourceId,
    Optional<PromptId> prompt,
    Optional<Instant> startedAt,
    RoundedTime rounded,
    Optional<LocalDate> rateSince,
    int billedPercent,
    boolean billable,
    List<String> possibleDuplicates,
    Standing standing) {

  static final String OURS = "matterflow";
  static final int WHOLE = 100;

  /** Why an entry counts no more: its timekeeper said that another one is the same work. */
  static final String SAME_WORK = "SAME_WORK";

  /** How it stands: in which reading, under which id over there, on a bill or not, and why it counts no more if so. */
  public record Standing(int version, Optional<String> postedAs, boolean onABill, Optional<String> setAside) {
    static final Standing NEW = new Standing(1, Optional.empty(), false, Optional.empty());
  }

  public BilledTime hours() {
    return entry.hours();
  }

  /** Whether the practice system has it from here, under its source id as our reference. */
  boolean isOurs() {
    return system.equals(OURS);
  }

  /** Whether it was cut off an entry: a part has its own id for its name. */
  boolean isAPart() {
    return sourceId.equals(entry.id().toString());
  }

  Optional<Duration> raw() {
    return rounded.raw();
  }

  Optional<String> roundingRule() {
    return rounded.rule();
  }

  /** By which it is told from entries of other systems. */
  String mention() {
    return system + ":" + sourceId;
  }

  WorkSpan span() {
    return new WorkSpan(
        entry.timekeeper(), entry.matter(), entry.workDate(), entry.activityCode(), startedAt, length());
  }

  /** What was measured, or for time with a beginning the hours that a person stated. */
  private Optional<Duration> length() {
    return raw().or(() -> startedAt.map(start -> entry.hours().duration()));
  }
}
