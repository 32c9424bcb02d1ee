package io.matterflow.engine;

import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** How a process names its aggregate: the business key is the aggregate's id, always, so no variable repeats it. */
public final class BusinessKey<T> {

  private final Function<String, T> parsed;

  private BusinessKey(Function<String, T> parsed) {
    this.parsed = parsed;
  }

  public static <T> BusinessKey<T> of(Function<String, T> parsed) {
    return new BusinessKey<>(parsed);
  }

  public T from(DelegateExecution execution) {
    return parsed.apply(execution.getProcessBusinessKey());
  }
}
