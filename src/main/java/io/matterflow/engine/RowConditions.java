package io.matterflow.engine;

/** For which facts a row of a table holds. */
public interface RowConditions {

  /** Whether the row may be the answer where this input is that value; a cell that says nothing is for every value. */
  boolean mayBe(String input, Object value);
}
