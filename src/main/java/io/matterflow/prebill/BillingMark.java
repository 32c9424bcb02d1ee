package io.matterflow.prebill;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a billing run billed here is to be shown as billed in the practice system too, or as billed no more after a
 * void: by the practice system where it can be told, else by a person.
 */
public record BillingMark(
    BillingMarkId id, UUID run, boolean billed, boolean byHand, Instant openedAt, Optional<Answered> answer) {

  /** How it ended. */
  public enum Answered {
    /** The practice system took the marks. */
    MARKED,
    /** The practice system shows all of them so, or nothing of it is wanted any more. */
    SEEN,
    /** A person says so. */
    SAID
  }

  /** How many entries of an invoice are to be marked, and how many of them are seen. */
  public record Part(String matter, String invoice, int entries, int seen) {}

  boolean isOpen() {
    return answer.isEmpty();
  }
}
