package io.matterflow.access;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A person or a system that may sign in, unless disabled or not yet in possession of a password. */
public record Login(
    UserId id,
    Optional<TimekeeperId> timekeeper,
    Set<Role> roles,
    boolean everyMatter,
    boolean disabled,
    boolean passwordSet,
    Instant createdAt,
    Instant changedAt) {

  public Login {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether this login is let in when its password is right. */
  public boolean mayEnter() {
    return !disabled && passwordSet;
  }

  public State state() {
    if (disabled) {
      return State.DISABLED;
    }
    return passwordSet ? State.ACTIVE : State.INVITED;
  }

  public Actor actor() {
    return new Actor(id, roles, timekeeper, everyMatter);
  }

  /** Where a login stands. An invited one waits for its person to choose a password. */
  public enum State {
    INVITED,
    ACTIVE,
    DISABLED
  }
}
