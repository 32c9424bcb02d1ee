package io.matterflow.capture;

import java.time.Instant;
import java.util.Optional;

/**
 * The practice system has an entry on a bill of its own. Until somebody or the practice system says otherwise no bill
 * takes it here.
 */
public record BilledThere(
    BilledThereId id,
    TimeEntryId entry,
    String system,
    Instant raisedAt,
    Optional<Answered> answer) {

  /** What a person says, or what is evident. */
  public enum Answered {
    /** A person: the client is billed for it over there, never here. */
    BILLED_THERE,
    /** A person: it stands there by mistake, and is billed here. */
    BILL_HERE,
    /** The practice system has it on no bill any more. */
    FREED,
    /** An invoice of ours has it: this is what somebody entered over there after it. */
    BILLED_HERE
  }

  boolean isOpen() {
    return answer.isEmpty();
  }

  /** It was told before, and nothing that was told since takes it back. */
  boolean isKnown() {
    return answer.filter(how -> how == Answered.FREED).isEmpty();
  }
}
