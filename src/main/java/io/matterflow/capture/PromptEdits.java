package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import java.util.Optional;

/**
 * Changes to a prompt; what is absent stays as it is, an empty code takes the code away. {@code furtherMinutes} and
 * {@code furtherSignals} are those that the person saw beside the minutes when they changed them; {@code both} says
 * that what may be recorded already is other work; {@code version} is that of the prompt as they saw it.
 */
public record PromptEdits(
    Optional<MatterId> matter,
    Optional<Integer> minutes,
    Optional<String> narrative,
    Optional<String> taskCode,
    Optional<String> activityCode,
    Optional<Integer> furtherMinutes,
    Optional<Integer> furtherSignals,
    boolean both,
    Optional<String> version) {

  public static final PromptEdits NONE =
      new PromptEdits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** As it stands, beside what it may repeat. */
  public static final PromptEdits BOTH = new PromptEdits(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty());

  public PromptEdits(
      Optional<MatterId> matter,
      Optional<Integer> minutes,
      Optional<String> narrative,
      Optional<String> taskCode,
      Optional<String> activityCode) {
    this(matter, minutes, narrative, taskCode, activityCode, Optional.empty(), Optional.empty(), false,
        Optional.empty());
  }
}
