package io.matterflow.invoicing;

import io.matterflow.kernel.Role;
import java.time.Instant;
import java.util.Optional;

/** What invoicing shows of the reminders downstream; {@code receivables} implements it. */
public interface NextReminder {

  /** The coming step, or why there will be none. */
  Coming of(InvoiceNumber number);

  /** A coming step with its time, or the reason why nothing will come. */
  record Coming(Optional<String> step, Optional<Instant> at, Optional<String> whyNone, Plan plan, Optional<Held> held) {

    /** Of an invoice that is in no payment plan. */
    public Coming(Optional<String> step, Optional<Instant> at, Optional<String> whyNone) {
      this(step, at, whyNone, Plan.NONE, Optional.empty());
    }
  }

  /** A step that is due and goes out when somebody of the firm has done something. */
  record Held(Role owner, String toDo, Instant since) {}

  /** How the client keeps a payment plan over the invoice. */
  enum Plan {
    NONE,
    KEPT,
    /** An instalment did not come; the plan still stands. */
    MISSED
  }
}
