package io.matterflow.trust.web;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.MatterSight;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.TrustAuthorities;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who reads the books of trust: those who keep, prepare and audit them by their role, and by name whoever signs in them
 * today.
 */
@Component
class TrustReaders {

  private final TrustAuthorities authorities;
  private final Directory directory;

  TrustReaders(TrustAuthorities authorities, Directory directory) {
    this.authorities = authorities;
    this.directory = directory;
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

  /** Who divides a settlement or begins the end of a matter: its attorneys, and billing. */
  static boolean answersFor(Actor actor, Matter matter) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN) || MatterSight.answersFor(actor, matter);
  }

  /** What is under way on a matter, or on all of them where none is named. */
  void readMatter(Actor actor, Optional<MatterId> named) {
    var theirs = named.isPresent()
        ? named.flatMap(directory::matter).filter(matter -> answersFor(actor, matter)).isPresent()
        : actor.everyMatter() && actor.hasAny(Role.RESPONSIBLE_ATTORNEY, Role.BILLING_PARTNER);
    if (!theirs) {
      readDrawdowns(actor);
    }
  }
}
