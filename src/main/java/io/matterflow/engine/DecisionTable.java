package io.matterflow.engine;

/**
 * A decision as the code knows it: the id of a {@code dmn/*.dmn} file, the record of facts that feeds its inputs (component
 * name = input name) and what its outputs become: an enum or a string (one output) or a record (component name = output name).
 */
public record DecisionTable<F extends Record, R>(String id, Class<F> facts, Class<R> result) {

  public static <F extends Record, R> DecisionTable<F, R> of(String id, Class<F> facts, Class<R> result) {
    return new DecisionTable<>(id, facts, result);
  }
}
