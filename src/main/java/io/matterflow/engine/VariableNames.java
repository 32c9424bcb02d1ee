package io.matterflow.engine;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The variables that a case can have: what the models may ask for by name. */
@Component
public class VariableNames {

  private final Set<String> names = new TreeSet<>();

  /** Looked for when somebody first wants to know: that is when a model is brought, not when the product starts. */
  public synchronized Set<String> all() {
    if (names.isEmpty()) {
      ProductConstants.of(ProcessVariable.class).map(ProcessVariable::name).forEach(names::add);
    }
    return Set.copyOf(names);
  }
}
