package io.matterflow.access;

import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A login that does not exist yet. A timekeeper's login is named by the timekeeper's id. */
public record NewLogin(UserId id, Optional<TimekeeperId> timekeeper, Set<Role> roles, boolean everyMatter) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._-]{0,63}");

  public NewLogin {
    if (!isName(id.value())) {
      throw new IllegalArgumentException("a login is not named '" + id + "'");
    }
    roles = Set.copyOf(roles);
  }

  /**
   * Up to 64 letters, digits and {@code @ . _ -}, a letter or digit first. The engine's own users are named otherwise.
   */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
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
