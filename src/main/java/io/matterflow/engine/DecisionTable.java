package io.matterflow.engine;

import java.util.function.Function;

/**
 * A decision as the code knows it: the id of a {@code dmn/*.dmn} file, the record of facts that feeds its inputs
 * (component name = input name), what its outputs become: an enum or a string (one output) or a record (component name
 * = output name), what must hold of each row before an edited table comes into force, and what a row brings upon
 * people.
 */
public record DecisionTable<F extends Record, R>(
    String id, Class<F> facts, Class<R> result, RowCheck<R> check, Function<R, Upshot> upshot) {

  public static <F extends Record, R> DecisionTable<F, R> of(String id, Class<F> facts, Class<R> result) {
    return new DecisionTable<>(id, facts, result, (conditions, row) -> {}, row -> Upshot.NONE);
  }

  public DecisionTable<F, R> whereEachRow(RowCheck<R> check) {
    return new DecisionTable<>(id, facts, result, check, upshot);
  }

  /** As this table, telling a trial what an answer makes people do; nothing is done by it. */
  public DecisionTable<F, R> whichMeans(Function<R, Upshot> upshot) {
    return new DecisionTable<>(id, facts, result, check, upshot);
  }
}
