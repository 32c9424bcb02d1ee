package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Wording;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a prompt may be the same work as, so that its timekeeper knows it again: by day, matter and the first words.
 * Words are empty for what only the practice system knows.
 */
public record OtherWork(String id, Kind kind, String what, LocalDate date, MatterId matter, Optional<String> words) {

  /** Where it stands. */
  public enum Kind {
    PROMPT,
    TIME_ENTRY,
    PRACTICE_SYSTEM
  }

  /** As it is said in a sentence: {@code the call of June 30, 2026 on 1001-0001, "Call with ..."}. */
  public String sentence() {
    return "the %s of %s on %s".formatted(what, Wording.of(date), matter)
        + words.map(", \"%s\""::formatted).orElse("");
  }
}
