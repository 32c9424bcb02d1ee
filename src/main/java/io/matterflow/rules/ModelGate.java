package io.matterflow.rules;

import java.util.List;

/** What else has to be true of a model, by the word of whoever answers for the money in it. */
public interface ModelGate {

  /** Sentences that say what has to be mended before the model may come in; none when it may. */
  List<String> refusals(String bpmn);
}
