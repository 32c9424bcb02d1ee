package io.matterflow.prebill.workflow;

import io.matterflow.engine.TaskDesk.TaskOutcome;
import io.matterflow.prebill.PreBillReviews.Judgement;
import io.matterflow.rest.Problem;

/** Reads the version that a form has shown out of what it sends: whoever judges says what they have seen. */
final class Judgements {

  private static final String VERSION = "version";
  private static final int LONGEST_NUMBER = 9;

  private Judgements() {}

  static Judgement of(TaskOutcome outcome) {
    var version = outcome.answers().getOrDefault(VERSION, "");
    if (version.isEmpty() || version.length() > LONGEST_NUMBER || !version.chars().allMatch(Character::isDigit)) {
      throw Problem.malformed("The version of the pre-bill that was seen is missing.")
          .at("/answers/" + VERSION, "a number, as the pre-bill shows it");
    }
    return new Judgement(Integer.parseInt(version), outcome.reason());
  }
}
