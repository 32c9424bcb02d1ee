package io.matterflow.messaging;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.Messages.Channel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses to which nothing is sent any more: a client's is the billing coordinator's, a colleague's the billing
 * admin's. One that the directory names no more is nobody's work, and left alone all the same should it come back.
 */
@Component
class FailingAddresses implements BlockedWork {

  static final String KIND = "ADDRESS_FAILS";

  private static final Set<String> TO_CLIENTS = Set.of("invoice", "reminder");

  private final Addresses addresses;
  private final Directory directory;

  FailingAddresses(Addresses addresses, Directory directory) {
    this.addresses = addresses;
    this.directory = directory;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR)) {
      return List.of();
    }
    var failing = addresses.failing();
    if (failing.isEmpty()) {
      return List.of();
    }
    var named = named();
    return failing.stream().filter(one -> named.contains(one.address())).map(FailingAddresses::blocked).toList();
  }

  /** The addresses of all whom anything is sent to. */
  private Set<String> named() {
    var clients = directory.clients().stream()
        .flatMap(client -> client.billingContacts().stream())
        .flatMap(contact -> Stream.concat(contact.email().stream(), contact.phone().stream()));
    var colleagues = directory.timekeepers().stream().map(Timekeeper::email);
    return Stream.concat(clients, colleagues).map(OutgoingMessages::normal).collect(Collectors.toSet());
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
