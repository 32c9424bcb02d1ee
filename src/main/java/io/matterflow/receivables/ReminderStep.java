package io.matterflow.receivables;

import io.matterflow.kernel.Role;
import io.matterflow.messaging.Messages.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One rung of an invoice's ladder, with its moment: its day at the firm, its hours at the client. */
public record ReminderStep(
    String id,
    Instant dueAt,
    ReminderChannel channel,
    Optional<ReminderChannel> otherwise,
    String text,
    Optional<Integer> approveWithin,
    Role owner,
    Window window) {

  /** The channel by which the client gets it first; empty where a person of the firm gets it. */
  Optional<Channel> message() {
    return switch (channel) {
      case EMAIL -> Optional.of(Channel.EMAIL);
      case SMS -> Optional.of(Channel.SMS);
      case TASK, NONE -> Optional.empty();
    };
  }

  /** The same task under another name, on the morning of another day; never before itself. */
  ReminderStep again(String name, LocalDate day) {
    var morning = window.next(day.atStartOfDay(window.zone()).toInstant());
    return new ReminderStep(name, morning.isAfter(dueAt) ? morning : dueAt, channel, otherwise, text, approveWithin,
        owner, window);
  }

  boolean isAgain() {
    return TakenStep.isAgain(id);
  }

  String words() {
    return TakenStep.words(id);
  }

  boolean isDue(Instant now) {
    return !dueAt.isAfter(now);
  }

  /** When it goes out if nothing keeps it: at its moment, or after it as soon as the client's quiet hours are over. */
  Instant goesAt(Instant now) {
    return isDue(now) ? window.next(now) : dueAt;
  }

  /** Whether it may go out in this very moment. */
  boolean mayGo(Instant now) {
    return isDue(now) && window.next(now).equals(now);
  }
}
