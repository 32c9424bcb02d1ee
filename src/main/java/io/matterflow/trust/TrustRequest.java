package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Money that a client is asked for to fill a retainer up, apart from any invoice. The number is what the client pays
 * under.
 */
public record TrustRequest(
    TrustRequestId id,
    String number,
    TrustAccountId account,
    LedgerId ledger,
    Money minimum,
    Money balance,
    Money amount,
    State state,
    Instant draftedAt,
    Optional<UserId> decidedBy,
    Optional<Instant> decidedAt) {

  /** Where a request stands. */
  public enum State {
    DRAFTED("The responsible attorney or the billing coordinator sends it or drops it."),
    RELEASED("The client pays; letters go as replenishment-cadence says."),
    FOLLOWED_UP("The client pays; somebody has talked to them."),
    DROPPED("Nothing: somebody dropped it. A further shortfall is asked about when money has come."),
    MET("Nothing: the money has come."),
    MATTER_CLOSED("Nothing: the matter is closed.");

    private final String nextAction;

    State(String nextAction) {
      this.nextAction = nextAction;
    }

    public String nextAction() {
      return nextAction;
    }
  }

  boolean isOpen() {
    return state == State.DRAFTED || state == State.RELEASED || state == State.FOLLOWED_UP;
  }
}
