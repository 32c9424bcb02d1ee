package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * How a client keeps a payment plan over an invoice. Whoever keeps plans tells {@link Reminders#planChanged} when this
 * answer changes.
 */
public interface PaymentPlans {

  Standing of(Invoice invoice);

  /**
   * Whether a plan stands over the invoice, the day from which steps of the plan count, and on which other invoices of
   * the plan they may have been taken already. Of a plan that stands one invoice alone has such a day, of one that is
   * over each.
   */
  record Standing(State state, Optional<LocalDate> day, Set<InvoiceNumber> others) {

    public static final Standing NONE = new Standing(State.NONE, Optional.empty(), Set.of());

    public static final Standing KEPT = new Standing(State.KEPT, Optional.empty(), Set.of());

    public static final Standing BROKEN = new Standing(State.BROKEN, Optional.empty(), Set.of());

    /** The instalment of that day did not come; the plan still stands. */
    public static Standing missed(LocalDate due) {
      return new Standing(State.MISSED, Optional.of(due), Set.of());
    }

    /** The plan ended on that day, unpaid. */
    static Standing brokenOn(LocalDate day) {
      return new Standing(State.BROKEN, Optional.of(day), Set.of());
    }

    Standing with(Set<InvoiceNumber> others) {
      return new Standing(state, day, others);
    }
  }

  /**
   * While a plan is KEPT nothing goes out; MISSED has steps of its own; what is BROKEN is chased as if there were none.
   */
  enum State {
    NONE,
    KEPT,
    MISSED,
    BROKEN
  }
}
