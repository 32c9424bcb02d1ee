package io.matterflow.rules;

import io.matterflow.rules.Grid.Column;
import io.matterflow.rules.Grid.Row;
import io.matterflow.rules.TableSpace.Point;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the rows of a table say together: questions without an answer, rows that nothing comes to, two answers where one
 * alone may hold, and what the firm has that no row speaks of.
 */
final class TableLogic {

  private static final int MOST_NAMES = 10;

  private final Grid grid;
  private final Facts facts;
  private final TableSpace space;
  private final NamesInUse names;
  private final List<Finding> findings = new ArrayList<>();

  private TableLogic(Grid grid, Facts facts, NamesInUse names) {
    this.grid = grid;
    this.facts = facts;
    this.space = new TableSpace(grid, facts);
    this.names = names;
  }

  /** Of tables in which every cell can be read. */
  static List<Finding> findings(Grid edited, Grid inForce, Facts facts, NamesInUse names) {
    var logic = new TableLogic(edited, facts, names);
    logic.cellsThatNeverHold();
    if (logic.findings.isEmpty()) {
      logic.rowsThatNeverMatch();
      logic.overlaps();
      logic.gap(inForce);
      facts.alwaysSaid().forEach(logic::unsaid);
    }
    logic.namesWithoutARow();
    logic.unknownNames();
    return List.copyOf(logic.findings);
  }

  private void cellsThatNeverHold() {
    grid.columns().forEach(column -> space.neverIn(column).forEach(row -> findings.add(Finding.refused(
        grid.rows().get(row).place(grid.inputs().get(column)),
        "nothing is ever %s; write a condition that some value meets, or take the row out."
            .formatted(grid.rows().get(row).conditions().get(column))))));
  }

  private void rowsThatNeverMatch() {
    if (grid.collects()) {
      for (int row = 1; row < grid.rows().size(); row++) {
        sameAsAbove(row);
      }
      return;
    }
    for (int row = 1; row < grid.rows().size() && grid.takesTheFirst(); row++) {
      if (space.isShadowed(row)) {
        findings.add(Finding.refused(grid.rows().get(row).place(),
            "can never match: %s above it %s all that it would. Move it up, or take it out."
            .formatted(words(shadowing(row)), shadowing(row).size() == 1 ? "takes" : "take")));
      }
    }
  }

  private void sameAsAbove(int row) {
    var own = grid.rows().get(row);
    grid.rows().stream().limit(row)
        .filter(own::saysTheSameAs)
        .findFirst()
        .ifPresent(above -> findings.add(Finding.refused(own.place(),
            "says the same as %s, so that its result would come twice. Take one of them out."
                .formatted(words(List.of(above))))));
  }

  private List<Row> shadowing(int row) {
    var alone = IntStream.range(0, row)
        .filter(above -> space.takesAllOf(above, row))
        .mapToObj(grid.rows()::get)
        .findFirst();
    return alone.map(List::of).orElseGet(() ->
    IntStream.range(0, row).filter(above -> space.both(above, row).isPresent()).mapToObj(grid.rows()::get).toList());
  }

  private void overlaps() {
    if (grid.collects() || grid.takesTheFirst()) {
      return;
    }
    for (int row = 1; row < grid.rows().size(); row++) {
      for (int above = 0; above < row; above++) {
        overlap(row, above);
      }
    }
  }

  private void overlap(int row, int above) {
    var one = grid.rows().get(above);
    var other = grid.rows().get(row);
    if (grid.hitPolicy().equals("UNIQUE") || !one.results().equals(other.results())) {
      space.both(above, row).ifPresent(point -> findings.add(Finding.refused(other.place(),
          "holds together with %s, for example for %s, where one alone may hold. Make one of them narrower."
              .formatted(words(List.of(one)), point.words(space.asked())))));
    }
  }

  /** Of a table that has always left questions open, those alone that it answered until now. */
  private void gap(Grid inForce) {
    if (grid.collects()) {
      return;
    }
    space.gap().ifPresent(open -> {
      if (new TableSpace(inForce, facts).gap().isEmpty()) {
        findings.add(Finding.refused("The table", noMoreAnswer(open)));
      } else {
        answeredUntilNow(inForce)
            .ifPresent(point -> findings.add(Finding.warning("The table", noMoreAnswer(point))));
      }
    });
  }

  /** A cell that some row has to say for every question; the last row without it has the word for the rest. */
  private void unsaid(String output) {
    var column = grid.outputs().stream().map(Column::name).toList().indexOf(output);
    var said = new TableSpace(grid.where(row -> row.says(column)), facts);
    said.gap().ifPresent(open -> findings.add(Finding.refused(
        grid.rows().stream()
            .filter(row -> !row.says(column) && grid.holds(row, open.facts()))
            .reduce((above, row) -> row)
            .map(row -> row.place(grid.outputs().get(column)))
            .orElse("The table"),
        "no row says %s%s, and no case goes on without it. Write what holds there."
            .formatted(output, said.asked().isEmpty() ? "" : " for " + open.words(said.asked())))));
  }

  private Optional<Point> answeredUntilNow(Grid before) {
    if (!Set.copyOf(before.inputs()).equals(Set.copyOf(grid.inputs()))) {
      return space.gap();
    }
    var inForce = before.withInputs(grid.inputs());
    var kept = grid.rows().stream().map(Row::conditions).collect(Collectors.toSet());
    return inForce.rows().stream()
        .filter(row -> !kept.contains(row.conditions()))
        .flatMap(row -> new TableSpace(grid.and(row), facts).reached(grid.rows().size()).stream())
        .findFirst();
  }

  private String noMoreAnswer(Point point) {
    return "no row answers any more for %s. Add a row for it, or a last row for all the rest."
        .formatted(point.words(space.asked()));
  }

  /** Who would be without an answer, by name. */
  private void namesWithoutARow() {
    for (int column = 0; column < grid.inputs().size(); column++) {
      var conditions = grid.conditions(column);
      var fact = grid.inputs().get(column).name();
      var known = Stream.concat(names.of(fact).stream(), facts.fact(fact).stream().flatMap(one -> one.words().stream()))
          .toList();
      var without = known.stream()
          .filter(name -> conditions.stream()
              .noneMatch(condition -> condition.isAnything() || condition.holds(name, Map.of())))
          .toList();
      if (!without.isEmpty()) {
        findings
            .add(Finding.warning("Input " + fact, "no row speaks of %s%s. Add one, if that is not meant so.".formatted(
            without.stream().limit(MOST_NAMES).collect(Collectors.joining(", ")),
            without.size() > MOST_NAMES ? " and %d more".formatted(without.size() - MOST_NAMES) : "")));
      }
    }
  }

  private void unknownNames() {
    for (int column = 0; column < grid.inputs().size(); column++) {
      var known = new LinkedHashSet<>(names.of(grid.inputs().get(column).name()));
      for (int row = 0; row < grid.rows().size() && !known.isEmpty(); row++) {
        var place = grid.rows().get(row).place(grid.inputs().get(column));
        grid.conditions(column)
            .get(row)
            .literals().stream()
            .map(String::valueOf)
            .filter(name -> !known.contains(name))
            .forEach(name ->
            findings.add(Finding.warning(place,
                "the firm has no %s; check the spelling, and write %s.".formatted(name, Nearest.of(name, known)))));
      }
    }
  }

  private static String words(List<Row> rows) {
    return rows.stream().map(row -> "row %d (%s)".formatted(row.number(), row.id())).collect(Collectors.joining(", "));
  }
}
