package io.matterflow.access;

import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.util.Optional;
import java.util.Set;

/** A login that does not exist yet. A timekeeper's login is named by the timekeeper's id. */
public record NewLogin(UserId id, Optional<TimekeeperId> timekeeper, Set<Role> roles, boolean everyMatter) {

  public NewLogin {
    roles = Set.copyOf(roles);
  }

  /** A login that acts for every matter in its roles: staff of the billing department, a system. */
  public static NewLogin staff(String id, Role... roles) {
    return new NewLogin(new UserId(id), Optional.empty(), Set.of(roles), true);
  }

  /** The login of a timekeeper, who acts on the matters that the directory gives them. */
  public static NewLogin timekeeper(TimekeeperId person, Role... roles) {
    return new NewLogin(new UserId(person.value()), Optional.of(person), Set.of(roles), false);
  }
}
