package io.matterflow.invoicing;

import io.matterflow.kernel.Role;
import java.time.Instant;
import java.util.Optional;

/** What invoicing shows of the reminders downstream; {@code receivables} implements it. */
public interface NextReminder {

  /** The coming step, or why there will be none. */
  Coming of(InvoiceNumber number);

  /** A coming step with its time, or the reason why nothing will come; and who has been asked to do what meanwhile. */
  record Coming(
      Optional<String> step,
      Optional<Instant> at,
      Optional<String> whyNone,
      Plan plan,
      Optional<Held> held,
      Optional<Held> asked) {

    /** Of an invoice that is in no payment plan. */
    public Coming(Optional<String> step, Optional<Instant> at, Optional<String> whyNone) {
      this(step, at, whyNone, Plan.NONE, Optional.empty(), Optional.empty());
    }
  }

  /** Somebody of the firm is to do something: before a step that is due goes out, or where the step itself is that. */
  record Held(Role owner, String toDo, Instant since) {}

  /** How the client keeps a payment plan over the invoice. */
  enum Plan {
    NONE,
    KEPT,
    /** An instalment did not come; the plan still stands. */
    MISSED
  }
}
