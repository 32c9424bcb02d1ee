package io.matterflow.trust;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.UserId;
import java.time.Instant;

/** The end of a matter, on its way: what its client still has in trust goes back to the payee named. */
public record Closing(
    ClosingId id,
    MatterId matter,
    String payee,
    State state,
    UserId askedBy,
    Instant askedAt,
    Instant lookedFrom) {

  /** Where a closing stands. */
  public enum State {
    ASKED("What is open is settled; then the responsible attorney signs."),
    CLEARED("Close the matter in the practice system."),
    GIVEN_UP("Nothing: the matter goes on.");

    private final String nextAction;

    State(String nextAction) {
      this.nextAction = nextAction;
    }

    public String nextAction() {
      return nextAction;
    }
  }
}
