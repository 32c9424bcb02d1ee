package io.matterflow.engine;

/**
 * A decision as the code knows it: the id of a {@code dmn/*.dmn} file, the record of facts that feeds its inputs (component
 * name = input name), what its outputs become: an enum or a string (one output) or a record (component name = output name), and
 * what must hold of each row before an edited table comes into force.
 */
public record DecisionTable<F extends Record, R>(String id, Class<F> facts, Class<R> result, RowCheck<R> check) {

  public static <F extends Record, R> DecisionTable<F, R> of(String id, Class<F> facts, Class<R> result) {
    return new DecisionTable<>(id, facts, result, (conditions, row) -> {});
  }

  public DecisionTable<F, R> whereEachRow(RowCheck<R> check) {
    return new DecisionTable<>(id, facts, result, check);
  }
}
