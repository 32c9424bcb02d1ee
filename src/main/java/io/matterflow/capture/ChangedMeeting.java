package io.matterflow.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A meeting whose time was approved, and what its calendar says of it now. */
public record ChangedMeeting(
    SignalId signal,
    PromptId prompt,
    String status,
    Instant startsAt,
    Optional<Duration> length,
    Optional<Answered> answer) {

  /** What its timekeeper says. */
  public enum Answered {
    /** The time stays as it was approved, or was corrected by its timekeeper. */
    KEEP,
    /** It did not take place: the time is taken away, here and in the practice system. */
    WITHDRAW
  }

  static ChangedMeeting of(ActivitySignal told, PromptId prompt) {
    return new ChangedMeeting(told.id(), prompt, told.calendarStatus(), told.at(), told.duration(), Optional.empty());
  }

  boolean isOpen() {
    return answer.isEmpty();
  }
}
