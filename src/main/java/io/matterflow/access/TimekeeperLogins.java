package io.matterflow.access;

import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.kernel.Role;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each timekeeper of the directory becomes a disabled login, in the transaction that loads the directory. */
@Component
class TimekeeperLogins {

  private final Users users;

  TimekeeperLogins(Users users) {
    this.users = users;
  }

  @EventListener
  void on(DirectoryLoaded loaded) {
    loaded.timekeepers().forEach(person ->
        users.await(NewLogin.timekeeper(person.id(), Role.TIMEKEEPER), person.firstName(), person.lastName()));
  }
}
