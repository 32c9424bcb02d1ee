package io.matterflow.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** A decision table as text: columns, and rows of cells. */
record Grid(String id, String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {

  /** A column: the fact that it looks at or the result that it gives, and its type. */
  record Column(String name, String type) {}

  /** A row, counted from one, with what it says to a reader. */
  record Row(int number, String id, String annotation, List<String> conditions, List<String> results) {

    /** Whether there is something in that cell of the results. */
    boolean says(int column) {
      return !results.get(column).isBlank() && !results.get(column).equals("\"\"");
    }

    /** The same question and the same answer, however an empty cell is written. */
    boolean saysTheSameAs(Row other) {
      return plain(conditions).equals(plain(other.conditions)) && results.equals(other.results);
    }

    private static List<String> plain(List<String> conditions) {
      return conditions.stream().map(cell -> cell.equals("-") ? "" : cell).toList();
    }

    String place() {
      return "Row %d (%s)".formatted(number, id);
    }

    String place(Column column) {
      return "%s, %s".formatted(place(), column.name());
    }
  }

  /** With one row more, below all others. */
  Grid and(Row last) {
    return new Grid(id, hitPolicy, inputs, outputs, Stream.concat(rows.stream(), Stream.of(last)).toList());
  }

  /** The same rows under these columns: a cell goes with its column's name, or is empty. */
  Grid withInputs(List<Column> wanted) {
    var names = inputs.stream().map(Column::name).toList();
    var from = wanted.stream().map(column -> names.indexOf(column.name())).toList();
    return new Grid(id, hitPolicy, wanted, outputs, rows.stream().map(row -> new Row(row.number(), row.id(),
        row.annotation(), from.stream().map(at -> at < 0 || at >= row.conditions().size() ? ""
            : row.conditions().get(at)).toList(), row.results())).toList());
  }

  /** With those rows only. */
  Grid where(Predicate<Row> kept) {
    return new Grid(id, hitPolicy, inputs, outputs, rows.stream().filter(kept).toList());
  }

  /** Whether all the row's conditions hold of these facts. */
  boolean holds(Row row, Map<String, Object> of) {
    return columns().allMatch(
        column -> Condition.of(row.conditions().get(column)).holds(of.get(inputs.get(column).name()), of));
  }

  /** Whether a row may hold where inputs are these values. */
  boolean mayAnswer(Map<String, Object> values) {
    return rows.stream().anyMatch(row -> columns().allMatch(column -> {
      var value = values.get(inputs.get(column).name());
      return value == null || CellWords.mayBe(row.conditions().get(column), value);
    }));
  }

  /** Empty where the decision is no table. */
  static Optional<Grid> of(Decision decision) {
    if (!(decision.getExpression() instanceof DecisionTable table)) {
      return Optional.empty();
    }
    var rows = new ArrayList<Row>();
    table.getRules().forEach(rule -> rows.add(new Row(rows.size() + 1, or(rule.getId()), annotation(rule),
        rule.getInputEntries().stream().map(cell -> text(cell.getText())).toList(),
        rule.getOutputEntries().stream().map(cell -> text(cell.getText())).toList())));
    return Optional.of(new Grid(
        decision.getId(),
        table.getHitPolicy() + Optional.ofNullable(table.getAggregation()).map(sum -> " " + sum).orElse(""),
        table.getInputs().stream().map(input -> input.getInputExpression() == null ? new Column("", "")
            : new Column(text(input.getInputExpression().getText()), or(input.getInputExpression().getTypeRef())))
            .toList(),
        table.getOutputs().stream().map(output -> new Column(or(output.getName()), or(output.getTypeRef()))).toList(),
        List.copyOf(rows)));
  }

  boolean takesTheFirst() {
    return hitPolicy.equals("FIRST");
  }

  /** Whether all rows that hold answer. */
  boolean collects() {
    return hitPolicy.startsWith("COLLECT") || hitPolicy.equals("RULE_ORDER");
  }

  Optional<Column> input(String fact) {
    return inputs.stream().filter(column -> column.name().equals(fact)).findFirst();
  }

  /** The cells of a column, read; every cell has to be a {@link CellWords#isCondition}. */
  List<Condition> conditions(int column) {
    return rows.stream().map(row -> Condition.of(row.conditions().get(column))).toList();
  }

  IntStream columns() {
    return IntStream.range(0, inputs.size());
  }

  private static String annotation(DmnElement rule) {
    return rule.getDescription() == null ? "" : or(rule.getDescription().getTextContent());
  }

  private static String text(@Nullable Text text) {
    return text == null ? "" : or(text.getTextContent());
  }

  private static String or(@Nullable String words) {
    return words == null ? "" : words.strip();
  }
}
