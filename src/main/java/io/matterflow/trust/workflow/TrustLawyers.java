package io.matterflow.trust.workflow;

import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAttempts;
import io.matterflow.trust.TrustAuthorities;
import io.matterflow.trust.TrustCode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Offers a task to those who hold a grant, by name, and never to a group. Where nobody does, somebody has to grant it
 * first. Being offered a task gives nobody the right to finish it.
 */
@Component
class TrustLawyers {

  private final TrustAuthorities authorities;
  private final TrustAttempts attempts;

  TrustLawyers(TrustAuthorities authorities, TrustAttempts attempts) {
    this.authorities = authorities;
    this.attempts = attempts;
  }

  Assignment assignment(String title, LocalDate today) {
    var holders = authorities.holders(today);
    return holders.isEmpty()
        ? Assignment.toRole(Role.BILLING_ADMIN, "Have trust authority granted to: " + title)
        : new Assignment(title, Optional.empty(), holders, Set.of(), Optional.empty());
  }

  /** What waits too long for a role stands before those who hold a grant too, by name, and comes first. */
  Assignment besides(Role role, String title, LocalDate today, int priority) {
    return new Assignment(title, Optional.empty(), authorities.holders(today), Set.of(role), Optional.empty(),
        priority);
  }

  /** The task is not this person's role's, and the attempt is kept. */
  Problem notTheirs(TaskAtHand task, TrustAccountId account, Actor actor, String detail, String next) {
    attempts.atTheDesk(task.task(), account, actor);
    return Problem.forbidden(TrustCode.TRUST_NOT_AUTHORIZED.name(), detail, next);
  }

  static Problem notAuthorized() {
    return Problem.forbidden(TrustCode.TRUST_NOT_AUTHORIZED.name(), "You hold no trust authority today.",
        "Ask a lawyer who does; the attempt is recorded.");
  }

  /** What a rule of trust says against it. */
  static Problem refused(TrustCode code) {
    return Problem.refused(code.name(), code.meaning(), code.next());
  }
}
