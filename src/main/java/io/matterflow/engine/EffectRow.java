package io.matterflow.engine;

import io.matterflow.engine.Effects.State;
import java.time.Instant;
import java.util.Optional;

/** An effect as stored; the generation counts claims, so that a stale claimant's answer is refused. */
record EffectRow(
    EffectKey key,
    State state,
    int generation,
    int attempts,
    Instant leaseUntil,
    Optional<String> vendorId,
    Instant changedAt) {

  boolean leaseIsOver(Instant now) {
    return !now.isBefore(leaseUntil);
  }
}
