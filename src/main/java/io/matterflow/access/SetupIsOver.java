package io.matterflow.access;

import io.matterflow.kernel.UserId;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the engine's web application that its setup is over: while its group of administrators is empty, it leads every
 * visitor of Tasklist to a page that makes one. The one member is nobody: no login can bear such a name, and a user
 * who is no login is not let in, so that no password opens it.
 */
@Component
class SetupIsOver {

  private static final UserId NOBODY = new UserId("-nobody-");

  private final EngineUsers users;

  SetupIsOver(EngineUsers users) {
    this.users = users;
  }

  @EventListener(ApplicationStartedEvent.class)
  @Order(0)
  @Transactional
  public void fillTheEmptyGroup() {
    users.add(NOBODY, "Nobody", "");
    users.setGroups(NOBODY, Set.of(Groups.CAMUNDA_ADMIN));
  }
}
