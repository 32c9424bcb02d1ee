package io.matterflow.rules;

import io.matterflow.engine.Between;
import java.util.Optional;

/**
 * What {@code rule-release} says of a change: who is asked, and within how many business days they should answer. A
 * table of a firm's own from before it said that leaves it open.
 */
record RuleRelease(Releaser releaser, @Between(least = "1", most = "250") Optional<Integer> answerIn) {

  private static final int USUAL = 2;

  int businessDays() {
    return answerIn.orElse(USUAL);
  }
}
