package io.matterflow.access.hardening;

import io.matterflow.access.Login;
import io.matterflow.access.Logins;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A house in which nobody lives, for tests that never ask. */
class NoLogins implements Logins {

  @Override
  public Optional<Login> byId(UserId id) {
    return Optional.empty();
  }

  @Override
  public Optional<Login> byIdIgnoringCase(UserId id) {
    return Optional.empty();
  }

  @Override
  public List<Login> all() {
    return List.of();
  }

  @Override
  public void add(Login login) {}

  @Override
  public void setDisabled(UserId id, boolean disabled, Instant at) {}

  @Override
  public void setPasswordSet(UserId id, boolean passwordSet, Instant at) {}

  @Override
  public void setRoles(UserId id, Set<Role> roles, boolean everyMatter, Instant at) {}

  @Override
  public void setToken(UserId id, String digest, Instant expiresAt) {}

  @Override
  public boolean redeemToken(UserId id, String digest, Instant now) {
    return false;
  }

  @Override
  public void dropToken(UserId id) {}
}
