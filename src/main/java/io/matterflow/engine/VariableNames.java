package io.matterflow.engine;

import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The variables that a case can have: what the models may ask for by name. None of them is a number. */
@Component
public class VariableNames {

  private final TreeMap<String, Boolean> names = new TreeMap<>();

  /** Looked for when somebody first wants to know: that is when a model is brought, not when the product starts. */
  public synchronized Set<String> all() {
    if (names.isEmpty()) {
      ProductConstants.of(ProcessVariable.class).forEach(variable ->
          names.merge(variable.name(), variable.isYesOrNo(), Boolean::logicalAnd));
    }
    return Set.copyOf(names.keySet());
  }

  /** Whether it is a yes or no, which can be asked by its name alone. */
  public synchronized boolean isYesOrNo(String name) {
    return all().contains(name) && Boolean.TRUE.equals(names.get(name));
  }
}
