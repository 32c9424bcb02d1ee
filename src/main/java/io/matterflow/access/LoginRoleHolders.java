package io.matterflow.access;

import io.matterflow.engine.RoleHolders;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The logins that may enter and have the role for every matter, by their ids. */
@Component
class LoginRoleHolders implements RoleHolders {

  private final Logins logins;

  LoginRoleHolders(Logins logins) {
    this.logins = logins;
  }

  @Override
  public List<UserId> holding(Role role) {
    return logins.all().stream()
        .filter(login -> login.mayEnter() && login.has(role))
        .map(Login::id)
        .toList();
  }
}
