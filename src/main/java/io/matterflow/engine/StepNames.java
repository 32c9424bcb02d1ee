package io.matterflow.engine;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * What the product's code calls the steps and waits of its models: those at which it completes, wakes or resumes a case
 * by name. They stand beside the variables, in the classes named {@code …Process}.
 */
@Component
public class StepNames {

  private final Set<String> names = new TreeSet<>();

  public synchronized boolean isNamed(String step) {
    if (names.isEmpty()) {
      ProductConstants.of(String.class, owner -> owner.getSimpleName().endsWith("Process")).forEach(names::add);
    }
    return names.contains(step);
  }
}
