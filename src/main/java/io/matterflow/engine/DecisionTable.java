package io.matterflow.engine;

import java.util.Optional;
import java.util.function.Function;

/**
 * A decision as the code knows it: the id of a {@code dmn/*.dmn} file, the record of facts that feeds its inputs
 * (component name = input name), what its outputs become: an enum or a string (one output) or a record (component name
 * = output name), what must hold of each row before an edited table comes into force, and what a row brings upon
 * people.
 */
public record DecisionTable<F extends Record, R>(
    String id,
    Class<F> facts,
    Class<R> result,
    RowCheck<R> check,
    Function<R, Upshot> upshot,
    Function<R, Optional<String>> once) {

  public static <F extends Record, R> DecisionTable<F, R> of(String id, Class<F> facts, Class<R> result) {
    return new DecisionTable<>(id, facts, result, (conditions, row) -> {}, row -> Upshot.NONE, row -> Optional.empty());
  }

  public DecisionTable<F, R> whereEachRow(RowCheck<R> check) {
    return new DecisionTable<>(id, facts, result, check, upshot, once);
  }

  /** As this table, telling a trial what an answer makes people do; nothing is done by it. */
  public DecisionTable<F, R> whichMeans(Function<R, Upshot> upshot) {
    return new DecisionTable<>(id, facts, result, check, upshot, once);
  }

  /** As this table, of whose rows that hold together the first of a name alone is followed. */
  public DecisionTable<F, R> onceOf(Function<R, Optional<String>> name) {
    return new DecisionTable<>(id, facts, result, check, upshot, name);
  }
}
