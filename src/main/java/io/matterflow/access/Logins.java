package io.matterflow.access;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The logins as they stand, read anew at every request: what is taken from a person is gone at once. */
public interface Logins {

  Optional<Login> byId(UserId id);

  /** As {@link #byId}, whatever the case of its letters. */
  Optional<Login> byIdIgnoringCase(UserId id);

  /** All logins in the order of their ids. */
  List<Login> all();

  /** The acting person behind a login that may enter. */
  default Optional<Actor> actor(UserId id) {
    return byId(id).filter(Login::mayEnter).map(Login::actor);
  }

  void add(Login login);

  void setDisabled(UserId id, boolean disabled, Instant at);

  void setPasswordSet(UserId id, boolean passwordSet, Instant at);

  void setRoles(UserId id, Set<Role> roles, boolean everyMatter, Instant at);

  /** Keeps the digest of the one token that this login may redeem. */
  void setToken(UserId id, String digest, Instant expiresAt);

  /** Takes the token away if it is this one and has not expired. */
  boolean redeemToken(UserId id, String digest, Instant now);

  void dropToken(UserId id);
}
