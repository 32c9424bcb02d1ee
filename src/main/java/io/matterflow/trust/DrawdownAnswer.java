package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.trust.Drawdown.State;
import java.util.Optional;

/** What became of an act on a drawdown. Whatever is not {@link Standing} has moved nothing and was recorded. */
public sealed interface DrawdownAnswer {

  record Standing(Drawdown drawdown) implements DrawdownAnswer {}

  /**
   * A rule of trust refuses it; the limit is how much might be drawn, where the amount is at fault; {@code instead}
   * what helps here.
   */
  record Refused(TrustCode code, Optional<Money> limit, Optional<String> instead) implements DrawdownAnswer {

    public Refused(TrustCode code, Optional<Money> limit) {
      this(code, limit, Optional.empty());
    }

    public String next() {
      return instead.orElseGet(code::next);
    }
  }

  /** Whoever tried may not. */
  record WithoutRight(Why why) implements DrawdownAnswer {}

  /** No valid authorization stands behind what was tried. */
  record NotAuthorized(String detail, String next) implements DrawdownAnswer {}

  /** It was changed since the person read it. */
  record Stale(int version) implements DrawdownAnswer {}

  /** It has come too far, or has ended. */
  record NotNow(State state) implements DrawdownAnswer {}

  /** Its case was ended or stopped at the engine. */
  record NoCase() implements DrawdownAnswer {}

  /** Why somebody may not do what they tried. */
  enum Why {
    NO_AUTHORITY("You hold no trust authority: only a lawyer to whom it was granted by name may do this.",
        "Have it authorized by a person with trust authority."),
    OWN_REQUEST("You have proposed it or set its terms yourself: another lawyer with trust authority decides.",
        "Ask another lawyer with trust authority."),
    SIGNED_BEFORE("You have signed it already: the second signature is another lawyer's.",
        "Ask another lawyer with trust authority."),
    NO_BOOKKEEPER("Only the bookkeeper enters that the cheque or the transfer was made.",
        "Ask the bookkeeper to enter it.");

    private final String detail;
    private final String next;

    Why(String detail, String next) {
      this.detail = detail;
      this.next = next;
    }

    public String next() {
      return next;
    }

    public String detail() {
      return detail;
    }
  }
}
