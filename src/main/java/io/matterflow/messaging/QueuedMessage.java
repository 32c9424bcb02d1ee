package io.matterflow.messaging;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A message to a client that was kept back, and what became of it. */
public record QueuedMessage(
    UUID id,
    ClientMessage message,
    State state,
    Instant since,
    Optional<UserId> closedBy,
    Optional<Instant> closedAt,
    Optional<String> reason) {

  /** WAITING while a pause stands over it; LET_GO past the pause by a person's word; SENT and DROPPED are for good. */
  public enum State {
    WAITING,
    LET_GO,
    SENT,
    DROPPED
  }
}
