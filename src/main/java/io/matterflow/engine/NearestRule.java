package io.matterflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule of another outcome that was closest: it would have answered had these inputs been otherwise, and no others.
 *
 * @param number its row in the version that decided, counted from 1
 */
public record NearestRule(int number, String id, String annotation, Map<String, Object> outputs, List<Change> changes) {

  /**
   * An input that would have to be something else.
   *
   * @param needed what the cell asks for, in the table's words
   * @param to a value with which the rule answers; absent where any value that the table does not name will do
   * @param difference how far that is, of numbers and days
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Change(
      String input,
      String label,
      @Nullable Object was,
      String needed,
      Optional<Object> to,
      Optional<String> difference) {}
}
