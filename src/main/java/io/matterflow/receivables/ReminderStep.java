package io.matterflow.receivables;

import io.matterflow.kernel.Role;
import io.matterflow.messaging.Messages.Channel;
import java.time.Instant;
import java.util.Optional;

/** One rung of an invoice's ladder, with its moment in the firm's zone. */
public record ReminderStep(
    String id, Instant dueAt, ReminderChannel channel, Optional<ReminderChannel> otherwise, String text, Role owner) {

  /** The channel by which the client gets it first; empty where a person of the firm gets it. */
  Optional<Channel> message() {
    return switch (channel) {
      case EMAIL -> Optional.of(Channel.EMAIL);
      case SMS -> Optional.of(Channel.SMS);
      case TASK, NONE -> Optional.empty();
    };
  }

  String words() {
    return TakenStep.words(id);
  }

  boolean isDue(Instant now) {
    return !dueAt.isAfter(now);
  }
}
