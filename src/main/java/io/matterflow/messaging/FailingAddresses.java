package io.matterflow.messaging;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.Messages.Channel;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses to which nothing is sent any more: a client's is the billing coordinator's, a colleague's the billing admin's. */
@Component
class FailingAddresses implements BlockedWork {

  static final String KIND = "ADDRESS_FAILS";

  private static final Set<String> TO_CLIENTS = Set.of("invoice", "reminder");

  private final Addresses addresses;

  FailingAddresses(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR)
        ? addresses.failing().stream().map(FailingAddresses::blocked).toList()
        : List.of();
  }

  private static Blocked blocked(FailingAddress failing) {
    var kind = failing.messageKey().split(":")[0];
    return new Blocked(
        failing.id().toString(),
        KIND,
        Subject.of("message", failing.messageKey()),
        "%s to %s do not arrive: %s (%s)".formatted(
            failing.channel() == Channel.EMAIL ? "E-mails" : "Text messages",
            failing.address(), failing.failure().words(), failing.code()),
        (TO_CLIENTS.contains(kind) ? Role.BILLING_COORDINATOR : Role.BILLING_ADMIN).group(),
        failing.since(),
        "Find out the right address, mend it in the practice system and load the directory; or try this one again here.",
        "/api/failing-addresses/%s/retry".formatted(failing.id()));
  }
}
