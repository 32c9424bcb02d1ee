package io.matterflow.engine;

import java.util.Map;

/** For which facts a row of a table holds. */
public interface RowConditions {

  /** Whether the row may be the answer where this input is that value; a cell that says nothing is for every value. */
  boolean mayBe(String input, Object value);

  /** Whether another table, as it is in force, has a row that may answer where its inputs are these values. */
  default boolean isAnswered(String table, Map<String, Object> values) {
    return true;
  }
}
