package io.matterflow.engine;

import io.matterflow.engine.ProcessVariable.Holds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The variables that a case can have: what the models may ask for by name. None of them is a number. */
@Component
public class VariableNames {

  private final TreeMap<String, List<ProcessVariable<?>>> names = new TreeMap<>();

  public Set<String> all() {
    return Set.copyOf(known().keySet());
  }

  /** Whether it is a yes or no, which can be asked by its name alone. */
  public boolean isYesOrNo(String name) {
    return holds(name, Holds.YES_OR_NO);
  }

  /** Those for which a case can wait. */
  public Set<String> moments() {
    return known().keySet().stream().filter(name -> holds(name, Holds.MOMENT)).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a case may have it from its beginning, before any step sets it. */
  public boolean comesWithACase(String name) {
    return of(name).stream().anyMatch(ProcessVariable::isBroughtAlong);
  }

  private boolean holds(String name, Holds what) {
    return !of(name).isEmpty() && of(name).stream().allMatch(variable -> variable.holds() == what);
  }

  private List<ProcessVariable<?>> of(String name) {
    return known().getOrDefault(name, List.of());
  }

  /** Looked for when somebody first wants to know: that is when a model is brought, not when the product starts. */
  private synchronized TreeMap<String, List<ProcessVariable<?>>> known() {
    if (names.isEmpty()) {
      ProductConstants.of(ProcessVariable.class).forEach(variable ->
          names.computeIfAbsent(variable.name(), name -> new ArrayList<>()).add(variable));
    }
    return names;
  }
}
