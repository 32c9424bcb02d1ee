package io.matterflow.demo;

import io.matterflow.access.NewLogin;
import io.matterflow.access.Users;
import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The people of the demo: one for each role, named like the role and acting for every matter, and one for each
 * timekeeper of the directory, named by id. They all share a password, which is why the demo answers this machine only.
 */
@Profile("demo")
@Component
class DemoPeople {

  static final String PASSWORD = "demo";

  private final Users users;

  DemoPeople(Users users) {
    this.users = users;
  }

  void moveIn() {
    for (var role : Role.values()) {
      users.admit(
          role == Role.TIMEKEEPER
              ? NewLogin.timekeeper(new TimekeeperId(role.group()), role)
              : NewLogin.staff(role.group(), role),
          PASSWORD,
          Actor.ENGINE);
    }
  }

  /** After the rule of the house, by which a new timekeeper's login waits until somebody enables it. */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void on(DirectoryLoaded loaded) {
    loaded.timekeepers().stream()
        .filter(timekeeper -> timekeeper.active())
        .forEach(
            timekeeper -> users.admit(NewLogin.timekeeper(timekeeper.id(), Role.TIMEKEEPER), PASSWORD, Actor.ENGINE));
  }
}
