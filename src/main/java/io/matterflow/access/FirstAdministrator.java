package io.matterflow.access;

import io.matterflow.kernel.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says how the first administrator comes in, as long as there is none: nobody is made one by default. */
@Component
class FirstAdministrator {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

  private final Users users;

  FirstAdministrator(Users users) {
    this.users = users;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order
  void remind() {
    if (users.all().stream().noneMatch(login -> login.has(Role.BILLING_ADMIN))) {
      LOG.warn("There is no administrator yet. Invite one, with the same settings: "
          + "java -jar matterflow.jar users invite LOGIN --role billing-admin --every-matter");
    }
  }
}
