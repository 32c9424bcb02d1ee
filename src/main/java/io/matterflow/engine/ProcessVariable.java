package io.matterflow.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * A name that a model and its code share, with the type behind it. Only ids, flags, enums and dates are stored, as
 * strings, booleans and instants, so that a running case outlives any refactoring and no client data enters an engine
 * table.
 */
public final class ProcessVariable<T> {

  private final String name;
  private final boolean yesOrNo;
  private final Function<T, Object> stored;
  private final Function<Object, T> read;

  private ProcessVariable(String name, Function<T, Object> stored, Function<Object, T> read) {
    this(name, false, stored, read);
  }

  private ProcessVariable(
      String name, boolean yesOrNo, Function<T, Object> stored, Function<Object, T> read) {
    this.name = name;
    this.yesOrNo = yesOrNo;
    this.stored = stored;
    this.read = read;
  }

  public static <T> ProcessVariable<T> id(String name, Function<String, T> parsed) {
    return new ProcessVariable<>(name, Object::toString, value -> parsed.apply((String) value));
  }

  public static ProcessVariable<Boolean> flag(String name) {
    return new ProcessVariable<>(name, true, value -> value, Boolean.class::cast);
  }

  public static <E extends Enum<E>> ProcessVariable<E> choice(String name, Class<E> type) {
    return new ProcessVariable<>(name, Enum::name, value -> Enum.valueOf(type, (String) value));
  }

  public static ProcessVariable<Instant> instant(String name) {
    return new ProcessVariable<>(name, Date::from, value -> ((Date) value).toInstant());
  }

  public String name() {
    return name;
  }

  boolean isYesOrNo() {
    return yesOrNo;
  }

  public T from(VariableScope scope) {
    return find(scope).orElseThrow(() -> new IllegalStateException("the process variable " + name + " is missing"));
  }

  public Optional<T> find(VariableScope scope) {
    return Optional.ofNullable(scope.getVariable(name)).map(read);
  }

  /** Kept with the case until it ends: for what is asked again after the next wait. */
  public void set(VariableScope scope, T value) {
    scope.setVariable(name, stored.apply(value));
  }

  /** Known until the next wait and never stored: for the gateway that follows. Costs no statement. */
  public void pass(VariableScope scope, T value) {
    scope.setVariable(name, transientOf(value));
  }

  public Map<String, Object> of(T value) {
    return Map.of(name, stored.apply(value));
  }

  /** As {@link #pass}, for completing a task or correlating a message. */
  public Map<String, Object> passing(T value) {
    return Map.of(name, transientOf(value));
  }

  private TypedValue transientOf(T value) {
    return Variables.untypedValue(stored.apply(value), true);
  }
}
