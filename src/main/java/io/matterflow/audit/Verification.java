package io.matterflow.audit;

import java.util.List;

/** What a walk over all chains found; {@code breaks} names the first bad row of each broken chain. */
public record Verification(long chains, long entries, long checkpoints, List<Break> breaks) {

  public boolean intact() {
    return breaks.isEmpty();
  }

  /** Where a chain no longer proves itself, and how that shows. */
  public record Break(String entity, String entityId, long sequence, String detail) {}
}
