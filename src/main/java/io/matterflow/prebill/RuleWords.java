package io.matterflow.prebill;

import java.util.List;
import java.util.function.Function;

/**
 * A sentence about facts of a kind, with places for the value that was found and the limit that holds, where it has
 * them.
 */
record RuleWords<F>(String sentence, List<Function<F, Object>> places) {

  String value(F facts) {
    return at(0, facts);
  }

  String limit(F facts) {
    return at(1, facts);
  }

  private String at(int place, F facts) {
    return place < places.size() ? places.get(place).apply(facts).toString() : "";
  }
}
