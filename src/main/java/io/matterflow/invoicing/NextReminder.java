package io.matterflow.invoicing;

import java.time.Instant;
import java.util.Optional;

/** What invoicing shows of the reminders downstream; {@code receivables} implements it. */
public interface NextReminder {

  /** The coming step, or why there will be none. */
  Coming of(InvoiceNumber number);

  /** A coming step with its time, or the reason why nothing will come. */
  record Coming(Optional<String> step, Optional<Instant> at, Optional<String> whyNone) {}
}
