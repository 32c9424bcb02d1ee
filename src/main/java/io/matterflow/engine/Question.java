package io.matterflow.engine;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The facts that a table was asked about, by name, each in one way of writing: so that two questions can be held
 * against each other.
 */
public record Question(Map<String, String> facts) {

  public Question {
    facts = Map.copyOf(facts);
  }

  /** The facts that both know and tell differently; one that only a later release knows has not changed. */
  public Set<String> differsIn(Question other) {
    var different = new LinkedHashSet<String>();
    facts.forEach((name, value) -> {
      if (other.facts.containsKey(name) && !Objects.equals(other.facts.get(name), value)) {
        different.add(name);
      }
    });
    return different;
  }
}
