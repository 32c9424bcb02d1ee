package io.matterflow.access;

import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Each timekeeper of the directory becomes a disabled login, in the transaction that loads the directory. Who answers for
 * matters there holds those roles, on their own matters only. A login that exists is left alone.
 */
@Component
class TimekeeperLogins {

  private static final Logger LOG = LoggerFactory.getLogger(TimekeeperLogins.class);

  private final Users users;
  private final Directory directory;

  TimekeeperLogins(Users users, Directory directory) {
    this.users = users;
    this.directory = directory;
  }

  @EventListener
  void on(DirectoryLoaded loaded) {
    if (loaded.timekeepers().isEmpty()) {
      return;
    }
    var reviewers = holders(Matter::responsibleAttorney);
    var approvers = holders(Matter::billingPartner);
    for (var person : loaded.timekeepers()) {
      if (!NewLogin.isName(person.id().value())) {
        LOG.warn("Timekeeper {} gets no login: the id is not one that a login can be named by", person.id());
        continue;
      }
      var roles = EnumSet.of(Role.TIMEKEEPER);
      if (reviewers.contains(person.id())) {
        roles.add(Role.RESPONSIBLE_ATTORNEY);
      }
      if (approvers.contains(person.id())) {
        roles.add(Role.BILLING_PARTNER);
      }
      users.await(NewLogin.timekeeper(person.id(), roles.toArray(Role[]::new)), person.firstName(), person.lastName());
    }
  }

  private Set<TimekeeperId> holders(Function<Matter, TimekeeperId> role) {
    return directory.matters().stream().map(role).collect(Collectors.toSet());
  }
}
