package io.matterflow.capture.web;

import io.matterflow.capture.ActivityKind;
import io.matterflow.capture.Billability;
import io.matterflow.capture.OtherWork;
import io.matterflow.capture.PromptState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A prompt as REST tells it to whoever may answer it. A code is a proposal until somebody types one, or approves the
 * prompt.
 */
record PromptView(
    String id,
    PromptState state,
    String timekeeperId,
    String matterId,
    LocalDate date,
    Optional<Integer> minutes,
    boolean estimated,
    String narrative,
    Optional<String> taskCode,
    Optional<String> activityCode,
    boolean taskCodeProposed,
    boolean activityCodeProposed,
    Optional<String> possibleDuplicateOf,
    List<String> possibleDuplicates,
    List<Other> perhapsTheSameAs,
    int furtherMinutes,
    int furtherSignals,
    ActivityKind kind,
    Instant startedAt,
    Optional<Integer> rawSeconds,
    Optional<String> hours,
    Billability billability,
    String billabilityReason,
    Optional<String> rejectReason,
    Instant since,
    String signalId,
    Optional<String> timeEntryId,
    String version) {

  /** A record that may mean the same work, by what its timekeeper knows it again. */
  record Other(
      String id,
      OtherWork.Kind kind,
      String what,
      LocalDate date,
      String matterId,
      Optional<String> words,
      String sentence) {

    static Other of(OtherWork work) {
      return new Other(work.id(), work.kind(), work.what(), work.date(), work.matter().value(), work.words(),
          work.sentence());
    }
  }
}
