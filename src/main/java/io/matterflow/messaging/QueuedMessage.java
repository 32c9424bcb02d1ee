package io.matterflow.messaging;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message to a client that was kept back, and what became of it. What waits until a moment does so because its
 * contact has had enough for the day.
 */
public record QueuedMessage(
    UUID id,
    ClientMessage message,
    State state,
    Instant since,
    Optional<Instant> until,
    Optional<UserId> closedBy,
    Optional<Instant> closedAt,
    Optional<String> reason) {

  /** Not sent, and not dropped. */
  public boolean isWaiting() {
    return state == State.WAITING || state == State.LET_GO;
  }

  /** WAITING while a pause stands over it; LET_GO past the pause by a person's word; SENT and DROPPED are for good. */
  public enum State {
    WAITING,
    LET_GO,
    SENT,
    DROPPED
  }
}
