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
  private final Holds holds;
  private final boolean broughtAlong;
  private final Function<T, Object> stored;
  private final Function<Object, T> read;

  private ProcessVariable(String name, Holds holds, Function<T, Object> stored, Function<Object, T> read) {
    this(name, holds, false, stored, read);
  }

  private ProcessVariable(
      String name,
      Holds holds,
      boolean broughtAlong,
      Function<T, Object> stored,
      Function<Object, T> read) {
    this.name = name;
    this.holds = holds;
    this.broughtAlong = broughtAlong;
    this.stored = stored;
    this.read = read;
  }

  public static <T> ProcessVariable<T> id(String name, Function<String, T> parsed) {
    return new ProcessVariable<>(name, Holds.WORDS, Object::toString, value -> parsed.apply((String) value));
  }

  public static ProcessVariable<Boolean> flag(String name) {
    return new ProcessVariable<>(name, Holds.YES_OR_NO, value -> value, Boolean.class::cast);
  }

  public static <E extends Enum<E>> ProcessVariable<E> choice(String name, Class<E> type) {
    return new ProcessVariable<>(name, Holds.WORDS, Enum::name, value -> Enum.valueOf(type, (String) value));
  }

  public static ProcessVariable<Instant> instant(String name) {
    return new ProcessVariable<>(name, Holds.MOMENT, Date::from, value -> ((Date) value).toInstant());
  }

  /** The same, which a case may have from its beginning, before any step sets it. */
  public ProcessVariable<T> broughtAlong() {
    return new ProcessVariable<>(name, holds, true, stored, read);
  }

  public String name() {
    return name;
  }

  Holds holds() {
    return holds;
  }

  boolean isBroughtAlong() {
    return broughtAlong;
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

  /** What a model can do with it: ask for it alone, wait for it, or hold it against words. */
  enum Holds {
    WORDS,
    YES_OR_NO,
    MOMENT
  }
}
