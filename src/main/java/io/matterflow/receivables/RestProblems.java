package io.matterflow.receivables;

import io.matterflow.rest.Problem;

/** How doors say why left-over money did not go to trust. */
public final class RestProblems {

  private RestProblems() {}

  public static Problem noSuchMatter(String at) {
    return Problem.refused(
        "NO_SUCH_MATTER", "Nothing says for which matter of ours, in this currency, it is held in trust.",
        "Name the matter.").at(at, "not a matter in the payment's currency");
  }

  public static Problem notTakenByTrust() {
    return Problem.refused("NOT_TAKEN_BY_TRUST", "The books of the matter's trust account did not take it.",
        "Record it as a deposit of the trust account, which says why, and name that as the reference.");
  }
}
