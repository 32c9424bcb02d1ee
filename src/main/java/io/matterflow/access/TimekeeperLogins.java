package io.matterflow.access;

import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Each timekeeper of the directory becomes a disabled login, in the transaction that loads the directory. Who answers
 * for matters there holds those roles, on their own matters only, as long as a matter names them.
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
    for (var person : loaded.timekeepers()) {
      if (!NewLogin.isName(person.id().value())) {
        LOG.warn("Timekeeper {} gets no login: the id is not one that a login can be named by", person.id());
        continue;
      }
      users.await(NewLogin.timekeeper(person.id(), Role.TIMEKEEPER), person.firstName(), person.lastName());
    }
    followTheDirectory();
  }

  /** Logins that were made before roles followed the directory are brought in line at the start. */
  @EventListener(ApplicationReadyEvent.class)
  void followTheDirectory() {
    var held = new HashMap<TimekeeperId, Set<Role>>();
    directory.matters().forEach(matter -> {
      held.computeIfAbsent(matter.responsibleAttorney(), person -> EnumSet.noneOf(Role.class))
          .add(Role.RESPONSIBLE_ATTORNEY);
      held.computeIfAbsent(matter.billingPartner(), person -> EnumSet.noneOf(Role.class)).add(Role.BILLING_PARTNER);
    });
    users.holdOnMatters(held);
  }
}
