package io.matterflow.trust.workflow.gate;

/** Where a token can be: it has come to a step, or it has done the step and goes on. */
record Place(String step, boolean done) {

  static Place at(String step) {
    return new Place(step, false);
  }

  static Place after(String step) {
    return new Place(step, true);
  }
}
