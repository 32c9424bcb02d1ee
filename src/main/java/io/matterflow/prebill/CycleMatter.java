package io.matterflow.prebill;

import io.matterflow.kernel.MatterId;
import java.util.Optional;

/** What a run made of a matter, and why; {@code rule} names the row of {@code billing-trigger} that decided. */
public record CycleMatter(
    MatterId matter, Outcome outcome, String reason, Optional<String> rule, Optional<PreBillId> preBill) {

  boolean isDue() {
    return outcome == Outcome.DUE;
  }

  /** What may become of a matter in a run. */
  public enum Outcome {
    /** The decision says no. */
    NOT_DUE,
    /** To be compiled. */
    DUE,
    /** Its pre-bill is there: from this run, or from one before for the same period. */
    COMPILED,
    /** Its time was taken meanwhile, or comes to nothing: no pre-bill is made. */
    NOTHING_TO_BILL,
    /** Its pre-bill could not be made; the others went on. */
    FAILED
  }
}
