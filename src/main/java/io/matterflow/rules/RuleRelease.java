package io.matterflow.rules;

import io.matterflow.engine.OutputMisfit;

/** What {@code rule-release} says of a change: who is asked, and within how many business days they should answer. */
record RuleRelease(Releaser releaser, int answerIn) {

  private static final int MOST = 250;

  RuleRelease {
    if (answerIn < 1 || answerIn > MOST) {
      throw new OutputMisfit("answerIn",
          "%d is no time to answer: write 1 to %d business days".formatted(answerIn, MOST));
    }
  }
}
