package io.matterflow.receivables;

import io.matterflow.kernel.Role;
import java.time.Instant;
import java.util.Optional;

/** One rung of an invoice's ladder, with its moment in the firm's zone. */
public record ReminderStep(
    String id, Instant dueAt, ReminderChannel channel, Optional<ReminderChannel> otherwise, String text, Role owner) {

  boolean isDue(Instant now) {
    return !dueAt.isAfter(now);
  }
}
