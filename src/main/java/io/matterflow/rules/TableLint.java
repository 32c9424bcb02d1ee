package io.matterflow.rules;

import io.matterflow.engine.Legible;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.engine.RowConditions;
import io.matterflow.engine.TableReaders;
import io.matterflow.rules.Grid.Column;
import io.matterflow.rules.Grid.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds an edited table against the code that asks it and the version in force: columns that are facts, cells that are
 * literals and comparisons of the right type, results that the product can read, and words for a lawyer in every row.
 * What it passes can be asked wherever the one in force is asked.
 */
final class TableLint {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int DIGITS_OF_A_DAY = 8;
  private static final int MOST_ROWS = 500;
  private static final int LONGEST_ID = 100;

  private final Grid edited;
  private final Grid inForce;
  private final Facts facts;
  private final TableReaders readers;
  private final Function<String, Optional<Grid>> others;
  private final List<Finding> findings = new ArrayList<>();

  private TableLint(
      Grid edited, Grid inForce, Facts facts, TableReaders readers, Function<String, Optional<Grid>> others) {
    this.edited = edited;
    this.inForce = inForce;
    this.facts = facts;
    this.readers = readers;
    this.others = others;
  }

  /**
   * What is to be mended, in the order of the table; nothing when every cell can be read. Other tables are asked where
   * a row names what only they have.
   */
  static List<Finding> findings(
      Grid edited, Grid inForce, Facts facts, TableReaders readers, Function<String, Optional<Grid>> others) {
    var lint = new TableLint(edited, inForce, facts, readers, others);
    lint.columns();
    if (lint.findings.isEmpty()) {
      lint.rows();
    }
    return List.copyOf(lint.findings);
  }

  private void columns() {
    if (!edited.hitPolicy().equals(inForce.hitPolicy())) {
      refuse("Hit policy", "%s, where the product reads %s; change rows, not the hit policy."
          .formatted(edited.hitPolicy(), inForce.hitPolicy()));
    }
    if (!edited.outputs().equals(inForce.outputs())) {
      refuse("Outputs", "%s, where the product reads %s; change rows, not columns.".formatted(words(edited.outputs()),
          words(inForce.outputs())));
    }
    var seen = new HashSet<String>();
    for (var column : edited.inputs()) {
      input(column);
      if (!seen.add(column.name())) {
        refuse("Input " + column.name(), "stands there twice; keep one of the columns.");
      }
    }
  }

  private void input(Column column) {
    var place = "Input " + column.name();
    if (!CellWords.isInput(column.name())) {
      refuse(place, "is not the name of a fact; change rows, not columns.");
      return;
    }
    var known = inForce.input(column.name())
        .or(() -> facts.fact(column.name()).map(fact -> new Column(fact.name(), fact.columnType())));
    if (known.isEmpty()) {
      refuse(place, "is no fact that the product has for this table; write %s; change rows, not columns."
          .formatted(Nearest.of(column.name(), knownFacts())));
    } else if (!known.get().type().equals(column.type())) {
      refuse(place, "is of type %s, where the product has %s; change rows, not columns.".formatted(column.type(),
          known.get().type()));
    }
  }

  private List<String> knownFacts() {
    return facts.all().isEmpty()
        ? inForce.inputs().stream().map(Column::name).toList()
        : List.copyOf(facts.all().keySet());
  }

  private static String words(List<Column> columns) {
    return columns.stream().map(column -> column.name() + ": " + column.type()).toList().toString();
  }

  private void rows() {
    if (edited.rows().isEmpty()) {
      refuse("The table", "has no row, so it would never have an answer. Add one.");
    }
    if (edited.rows().size() > MOST_ROWS) {
      refuse("The table", "has %d rows; at most %d are read. Put what is alike into one row, as a list."
          .formatted(edited.rows().size(), MOST_ROWS));
    } else {
      edited.rows().forEach(this::row);
    }
  }

  private void row(Row row) {
    if (!Legible.hasWords(row.annotation())) {
      refuse(row.place(), "has no annotation; say in words that a lawyer can read why it is there.");
    }
    if (row.id().isEmpty()) {
      refuse(row.place(), "has no id; give it one, since answers are kept by it.");
    }
    if (row.id().length() > LONGEST_ID) {
      refuse(row.place(), "has an id of %d characters, and answers are kept by it; write one of %d at most."
          .formatted(row.id().length(), LONGEST_ID));
    }
    if (row.conditions().size() != edited.inputs().size() || row.results().size() != edited.outputs().size()) {
      refuse(row.place(), "has %d cells for %d inputs and %d for %d outputs; give every column its cell."
          .formatted(row.conditions().size(), edited.inputs().size(), row.results().size(), edited.outputs().size()));
      return;
    }
    int before = findings.size();
    for (int column = 0; column < edited.inputs().size(); column++) {
      condition(row.place(edited.inputs().get(column)), edited.inputs().get(column), row.conditions().get(column));
    }
    results(row);
    if (findings.size() == before) {
      together(row, cells(row), misfit -> true);
    } else if (findings.stream().skip(before).noneMatch(finding -> isCondition(row, finding))) {
      withOthersAsTheyAre(row, before);
    }
  }

  private boolean isCondition(Row row, Finding finding) {
    return edited.inputs().stream().anyMatch(input -> finding.place().equals(row.place(input)));
  }

  /** A role is held against what the row is for, whatever is wrong with other cells: another row's stand for them. */
  private void withOthersAsTheyAre(Row row, int before) {
    var wrong = findings.stream().skip(before).map(Finding::place).collect(Collectors.toSet());
    var cells = cells(row);
    inForce.rows().stream().findFirst().ifPresent(sound -> edited.outputs().stream()
        .filter(output -> wrong.contains(row.place(output)))
        .forEach(output -> cells.put(output.name(),
            CellWords.result(sound.results().get(edited.outputs().indexOf(output)), output.type()))));
    together(row, cells, misfit -> facts.isRole(misfit.output()) && cells.get(misfit.output()) != null
        && edited.outputs().stream().filter(output -> output.name().equals(misfit.output()))
            .noneMatch(output -> wrong.contains(row.place(output))));
  }

  private void together(Row row, Map<String, @Nullable Object> cells, Predicate<OutputMisfit> said) {
    var columns = edited.outputs().stream().map(Column::name).toList();
    readers.misfits(edited.id(), conditions(row), cells).stream()
        .filter(said)
        .sorted(Comparator.comparingInt(misfit -> columns.indexOf(misfit.output())))
        .forEach(misfit -> misfit(row, cells, misfit));
  }

  /** Every cell that is wrong, in the order of the columns; then what is wrong with several of them. */
  private void results(Row row) {
    var cells = cells(row);
    var misfits = new LinkedHashMap<String, OutputMisfit>();
    if (!cells.isEmpty()) {
      readers.misfits(edited.id(), cells).forEach(misfit -> misfits.put(misfit.output(), misfit));
    }
    for (int column = 0; column < edited.outputs().size(); column++) {
      var output = edited.outputs().get(column);
      var misfit = Optional.ofNullable(misfits.remove(output.name()));
      if (cells.containsKey(output.name())) {
        misfit.ifPresent(wrong -> misfit(row, cells, wrong));
      } else {
        refuse(row.place(output), "%s is not empty or %s. Write it so."
            .formatted(row.results().get(column), CellWords.resultOf(output.type())));
      }
    }
    misfits.values().forEach(wrong -> misfit(row, cells, wrong));
  }

  private void misfit(Row row, Map<String, @Nullable Object> cells, OutputMisfit misfit) {
    var words = facts.resultWords(misfit.output());
    var value = Objects.toString(cells.get(misfit.output()), "");
    var isWord = words.isEmpty() || value.isBlank() || words.contains(value);
    refuse("%s, %s".formatted(row.place(), misfit.output()),
        misfit.why() + (isWord ? ". Write one that it can be." : ". Write " + Nearest.of(value, words) + "."));
  }

  private void condition(String place, Column column, String cell) {
    if (!CellWords.isCondition(cell)) {
      refuse(place,
          "%s is not a literal, a comparison, a list, a range or not(…); nothing else is read. Write one of these."
              .formatted(cell));
      return;
    }
    var condition = Condition.of(cell);
    for (var name : condition.names()) {
      if (!knownFacts().contains(name)) {
        refuse(place, "%s is no fact that the product has for this table; write %s, and put texts in quotes."
            .formatted(name, Nearest.of(name, knownFacts())));
      }
    }
    if (condition.names().contains(column.name())) {
      refuse(place, "%s holds %s against itself; write a value, or another fact.".formatted(cell, column.name()));
    }
    condition.literals().stream().filter(literal -> !fits(literal, column.type())).findFirst().ifPresent(literal ->
    refuse(place, "%s is not %s; this column is of type %s.".formatted(shown(literal),
        CellWords.literalOf(column.type()), column.type())));
    if (condition.compares() && (column.type().equals("string") || column.type().equals("boolean"))) {
      refuse(place, "%s asks for more or less, which is for numbers; name the values.".formatted(cell));
    }
    condition.saidTwice().ifPresent(number ->
    refuse(place, "%s says %s twice; write numbers without a comma between the thousands.".formatted(cell,
        number.toPlainString())));
    words(place, column, condition);
    days(place, column, condition);
  }

  private void words(String place, Column column, Condition condition) {
    var words = facts.fact(column.name()).map(Facts.Fact::words).orElse(List.of());
    if (!words.isEmpty()) {
      condition.literals().stream().filter(literal -> !words.contains(literal)).forEach(literal ->
          refuse(place, "%s is never there; write %s.".formatted(shown(literal), instead(literal, words))));
    }
  }

  private static String instead(Object literal, List<String> words) {
    return String.valueOf(literal).isBlank()
        ? "one of %s, or leave the cell empty where any will do".formatted(String.join(", ", words))
        : Nearest.of(String.valueOf(literal), words);
  }

  /** A text without words, too, can be seen. */
  private static String shown(Object literal) {
    return String.valueOf(literal).isBlank() ? "\"%s\"".formatted(literal) : String.valueOf(literal);
  }

  /** A day is kept as 20260630. */
  private void days(String place, Column column, Condition condition) {
    if (!column.name().equals("day")) {
      return;
    }
    condition.edges().stream()
        .map(BigDecimal::toPlainString)
        .filter(digits -> digits.length() == DIGITS_OF_A_DAY)
        .forEach(digits -> {
      try {
        LocalDate.parse(digits, DAY);
      } catch (DateTimeParseException noDay) {
        refuse(place, "%s is no day of the calendar; write year, month and day, such as 20260630.".formatted(digits));
      }
    });
  }

  private static boolean fits(Object literal, String type) {
    return switch (type) {
      case "string" -> literal instanceof String;
      case "boolean" -> literal instanceof Boolean;
      case "integer" -> literal instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0;
      default -> literal instanceof BigDecimal;
    };
  }

  private RowConditions conditions(Row row) {
    var cells = new LinkedHashMap<String, String>();
    for (int column = 0; column < edited.inputs().size(); column++) {
      cells.put(edited.inputs().get(column).name(), row.conditions().get(column));
    }
    return new RowConditions() {

      @Override
      public boolean mayBe(String input, Object value) {
        return CellWords.mayBe(cells.getOrDefault(input, ""), value);
      }

      @Override
      public boolean isAnswered(String table, Map<String, Object> values) {
        return others.apply(table).filter(grid -> grid.mayAnswer(values)).isPresent();
      }
    };
  }

  /** What the engine would answer with this row, without the cells that cannot be read. */
  private Map<String, @Nullable Object> cells(Row row) {
    var cells = new LinkedHashMap<String, @Nullable Object>();
    for (int column = 0; column < edited.outputs().size(); column++) {
      var output = edited.outputs().get(column);
      if (CellWords.isResult(row.results().get(column), output.type())) {
        cells.put(output.name(), CellWords.result(row.results().get(column), output.type()));
      }
    }
    return cells;
  }

  private void refuse(String place, String says) {
    findings.add(Finding.refused(place, says));
  }
}
