package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.trust.Drawdown.State;
import java.util.Optional;

/** What became of an act on a drawdown. Whatever is not {@link Standing} has moved nothing and was recorded. */
public sealed interface DrawdownAnswer {

  record Standing(Drawdown drawdown) implements DrawdownAnswer {}

  /** A rule of trust refuses it; the limit is how much might be drawn, where the amount is at fault. */
  record Refused(TrustCode code, Optional<Money> limit) implements DrawdownAnswer {}

  /** Whoever tried may not. */
  record WithoutRight(Why why) implements DrawdownAnswer {}

  /** No valid authorization stands behind it. */
  record NotAuthorized(String detail) implements DrawdownAnswer {}

  /** It was changed since the person read it. */
  record Stale(int version) implements DrawdownAnswer {}

  /** It has come too far, or has ended. */
  record NotNow(State state) implements DrawdownAnswer {}

  /** Its case was ended or stopped at the engine. */
  record NoCase() implements DrawdownAnswer {}

  /** Why somebody may not do what they tried. */
  enum Why {
    NO_AUTHORITY("You hold no trust authority: only a lawyer to whom it was granted by name may do this."),
    OWN_REQUEST("You have proposed it yourself: another lawyer with trust authority decides."),
    SIGNED_BEFORE("You have signed it already: the second signature is another lawyer's."),
    NO_BOOKKEEPER("Only the bookkeeper enters that the cheque or the transfer was made.");

    private final String detail;

    Why(String detail) {
      this.detail = detail;
    }

    public String detail() {
      return detail;
    }
  }
}
