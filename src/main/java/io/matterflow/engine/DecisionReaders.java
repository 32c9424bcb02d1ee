package io.matterflow.engine;

import io.matterflow.kernel.Actor;

/**
 * Beside those who keep the books and the rules: who may ask why something was decided. Each capability answers for
 * what it owns and says no to the rest.
 */
public interface DecisionReaders {

  boolean mayRead(Subject subject, Actor actor);
}
