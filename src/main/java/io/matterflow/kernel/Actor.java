package io.matterflow.kernel;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who acts: the signed-in user with the roles that the firm gave them, or the engine itself. A role that the firm
 * grants for {@code everyMatter} does not ask who holds that role on the matter at hand. Whoever stands in for others
 * acts in the roles that those hold on matters, and in nothing else of theirs.
 */
public record Actor(
    UserId user,
    Set<Role> roles,
    Optional<TimekeeperId> timekeeper,
    boolean everyMatter,
    Set<TimekeeperId> standsInFor) {

  /** The product acting by itself: timers, jobs, listeners. */
  public static final Actor ENGINE = new Actor(new UserId("matterflow"), Set.of(), Optional.empty(), false);

  /** Ends the group of those who hold a role on their own matters only. */
  public static final String ON_OWN_MATTERS = "-on-own-matters";

  public Actor {
    roles = Set.copyOf(roles);
    standsInFor = Set.copyOf(standsInFor);
  }

  /** Somebody who acts for themselves alone. */
  public Actor(UserId user, Set<Role> roles, Optional<TimekeeperId> timekeeper, boolean everyMatter) {
    this(user, roles, timekeeper, everyMatter, Set.of());
  }

  public Actor standingInFor(Set<TimekeeperId> others) {
    return new Actor(user, roles, timekeeper, everyMatter, others);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public boolean hasAny(Role... wanted) {
    for (var role : wanted) {
      if (has(role)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The groups that tasks and filters are offered to. Who holds a role on their own matters only is not in the role's
   * group, which sees the tasks of every matter: they are offered theirs by name.
   */
  public Set<String> groups() {
    return roles.stream()
        .map(role -> role.isHeldOnAMatter() && !everyMatter ? role.group() + ON_OWN_MATTERS : role.group())
        .collect(Collectors.toUnmodifiableSet());
  }

  public boolean is(TimekeeperId person) {
    return timekeeper.filter(person::equals).isPresent();
  }

  /** The person themselves, or whoever stands in for them today. */
  public boolean represents(TimekeeperId person) {
    return is(person) || standsInFor.contains(person);
  }

  /** The timekeeper themselves, and all for whom they stand in today. */
  public Set<TimekeeperId> represented() {
    return Stream.concat(timekeeper.stream(), standsInFor.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether this person acts in a role on a matter: as the one who holds it there or stands in for them, or by a grant
   * for every matter.
   */
  public boolean actsAs(Role role, TimekeeperId holderOnTheMatter) {
    return (role.isHeldOnAMatter() ? represents(holderOnTheMatter) : is(holderOnTheMatter))
        || (has(role) && everyMatter);
  }
}
