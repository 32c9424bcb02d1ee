package io.matterflow;

import io.matterflow.access.Login;
import io.matterflow.access.NewLogin;
import io.matterflow.access.Users;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One login for each role, named like the role, that acts for every matter; the timekeeper is {@code timekeeper}. */
@Component
public class TestPeople {

  public static final String PASSWORD = "demo";

  private final Users users;

  TestPeople(Users users) {
    this.users = users;
  }

  @EventListener(ApplicationReadyEvent.class)
  void moveIn() {
    for (var role : Role.values()) {
      var login = role == Role.TIMEKEEPER
          ? NewLogin.timekeeper(new TimekeeperId(role.group()), role)
          : NewLogin.staff(role.group(), role);
      users.admit(login, PASSWORD, Actor.ENGINE);
    }
  }

  /** A login of one's own for a test: the timekeeper of this id, who acts on their own matters in these roles. */
  public void timekeeper(String id, Role... roles) {
    users.admit(NewLogin.timekeeper(new TimekeeperId(id), roles), PASSWORD, Actor.ENGINE);
  }

  /** A login of one's own for a test, which acts for every matter in these roles. */
  public void staff(String id, Role... roles) {
    users.admit(NewLogin.staff(id, roles), PASSWORD, Actor.ENGINE);
  }

  /** This one is the firm's only billing admin for as long as the act takes. */
  public void withNoOtherAdminThan(String only, Runnable act) {
    var others = users.all().stream()
        .filter(login -> login.mayEnter() && login.has(Role.BILLING_ADMIN) && !login.id().value().equals(only))
        .map(Login::id)
        .toList();
    others.forEach(other -> users.disable(other, "away", Actor.ENGINE));
    try {
      act.run();
    } finally {
      others.forEach(other -> users.enable(other, Actor.ENGINE));
    }
  }
}
