package io.matterflow.trust.web;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.TrustAuthorities;
import org.springframework.stereotype.Component;

/**
 * Who reads the books of trust: those who keep, prepare and audit them by their role, and by name whoever signs in them
 * today.
 */
@Component
class TrustReaders {

  private final TrustAuthorities authorities;

  TrustReaders(TrustAuthorities authorities) {
    this.authorities = authorities;
  }

  /** One of these roles, or a grant in force. */
  boolean mayRead(Actor actor, Role... roles) {
    return actor.hasAny(roles) || authorities.mayAuthorize(actor).isPresent();
  }

  /** Whatever asks for money to leave, or to come. */
  boolean mayReadDrawdowns(Actor actor) {
    return mayRead(actor, Role.BOOKKEEPER, Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.TRUST_AUTHORIZER,
        Role.AUDITOR);
  }

  void readDrawdowns(Actor actor) {
    if (!mayReadDrawdowns(actor)) {
      throw Problem.forbidden("Drawdowns are read by those who prepare, authorize and audit them.",
          "Ask the bookkeeper.");
    }
  }
}
