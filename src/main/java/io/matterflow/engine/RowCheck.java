package io.matterflow.engine;

/** What has to be true of a row as a whole: a result may be right for some facts only. */
@FunctionalInterface
public interface RowCheck<R> {

  /** Throws an {@link OutputMisfit} where the result does not fit all the facts for which its row holds. */
  void check(RowConditions conditions, R result);
}
