package io.matterflow.engine;

import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.util.List;

/** Who holds a role for the whole firm, by name: those whose login is open, always in the same order. */
public interface RoleHolders {

  List<UserId> holding(Role role);
}
