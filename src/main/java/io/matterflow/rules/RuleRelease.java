package io.matterflow.rules;

import io.matterflow.engine.OutputMisfit;
import java.util.Optional;

/**
 * What {@code rule-release} says of a change: who is asked, and within how many business days they should answer. A
 * table of a firm's own from before it said that leaves it open.
 */
record RuleRelease(Releaser releaser, Optional<Integer> answerIn) {

  private static final int USUAL = 2;
  private static final int MOST = 250;

  RuleRelease {
    answerIn.filter(days -> days < 1 || days > MOST).ifPresent(days -> {
      throw new OutputMisfit("answerIn",
          "%d is no time to answer: write 1 to %d business days".formatted(days, MOST));
    });
  }

  int businessDays() {
    return answerIn.orElse(USUAL);
  }
}
