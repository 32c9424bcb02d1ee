package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a client keeps a payment plan over an invoice. Whoever keeps plans tells {@link Reminders#planChanged} when this
 * answer changes.
 */
public interface PaymentPlans {

  Standing of(Invoice invoice);

  /** Whether a plan stands over the invoice, and since when an instalment is missed. */
  record Standing(State state, Optional<LocalDate> missedOn) {

    public static final Standing NONE = new Standing(State.NONE, Optional.empty());

    public static final Standing KEPT = new Standing(State.KEPT, Optional.empty());

    public static final Standing BROKEN = new Standing(State.BROKEN, Optional.empty());

    /** The instalment of that day did not come; the plan still stands. */
    public static Standing missed(LocalDate due) {
      return new Standing(State.MISSED, Optional.of(due));
    }
  }

  /** While a plan is KEPT nothing goes out; MISSED has steps of its own; what is BROKEN is chased as if there were none. */
  enum State {
    NONE,
    KEPT,
    MISSED,
    BROKEN
  }
}
