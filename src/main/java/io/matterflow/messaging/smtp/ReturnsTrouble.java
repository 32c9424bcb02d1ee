package io.matterflow.messaging.smtp;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Since when the mailbox of returned mails cannot be read, as this node sees it. */
final class ReturnsTrouble implements BlockedWork {

  static final String KIND = "RETURNED_MAILS_NOT_READ";

  private final Clock clock;
  private volatile Optional<Trouble> current = Optional.empty();

  ReturnsTrouble(Clock clock) {
    this.clock = clock;
  }

  void began(String what) {
    current = Optional.of(new Trouble(what, current.map(Trouble::since).orElseGet(clock::instant)));
  }

  void isOver() {
    current = Optional.empty();
  }

  @Override
  public List<Blocked> blockedFor(Actor actor) {
    return actor.hasAny(Role.BILLING_ADMIN, Role.AUDITOR)
        ? current.stream().map(ReturnsTrouble::blocked).toList()
        : List.of();
  }

  private static Blocked blocked(Trouble trouble) {
    return new Blocked(
        "returned-mails",
        KIND,
        Subject.of("mailbox", "returns"),
        "The mailbox of returned mails cannot be read (%s): nobody hears of invoices that do not arrive."
            .formatted(trouble.what()),
        Role.BILLING_ADMIN.group(),
        trouble.since(),
        "See that this machine reaches the mail system and that the settings of docs/mail.md are right; it goes on by itself.",
        "");
  }

  private record Trouble(String what, Instant since) {}
}
