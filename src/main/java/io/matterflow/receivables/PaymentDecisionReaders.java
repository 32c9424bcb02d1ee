package io.matterflow.receivables;

import io.matterflow.engine.DecisionReaders;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import org.springframework.stereotype.Component;

/** Whoever keeps the payments may ask where one went and why. */
@Component
class PaymentDecisionReaders implements DecisionReaders {

  @Override
  public boolean mayRead(Subject subject, Actor actor) {
    return subject.kind().equals("payment") && actor.has(Role.BOOKKEEPER);
  }
}
