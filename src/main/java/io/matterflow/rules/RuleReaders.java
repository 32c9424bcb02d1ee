package io.matterflow.rules;

import io.matterflow.engine.DecisionReaders;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Rules and their changes are read by those who propose, release and audit them; they are told as well why a change was
 * somebody's to release.
 */
@Component
public class RuleReaders implements DecisionReaders {

  private final ObjectProvider<TrustRules> trust;

  RuleReaders(ObjectProvider<TrustRules> trust) {
    this.trust = trust;
  }

  public boolean mayRead(Actor actor) {
    return actor.hasAny(Role.LEGAL_OPS, Role.BILLING_ADMIN, Role.AUDITOR)
        || trust.stream().anyMatch(rules -> rules.mayRelease(actor));
  }

  @Override
  public boolean mayRead(Subject subject, Actor actor) {
    return subject.kind().equals(Releasers.SUBJECT) && mayRead(actor);
  }
}
