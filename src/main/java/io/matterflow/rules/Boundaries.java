package io.matterflow.rules;

import io.matterflow.rules.Grid.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Questions at every edge of a table: for each number that a cell names the value itself and those just beside it, a
 * day, a cent or a tenth of an hour, with the other inputs as the row wants them.
 */
final class Boundaries {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private final Grid grid;
  private final TableSpace space;

  private Boundaries(Grid grid, Facts facts) {
    this.grid = grid;
    this.space = new TableSpace(grid, facts);
  }

  /** Of a table in which every cell can be read. */
  static List<BoundaryCase> of(Grid grid, Facts facts) {
    var boundaries = new Boundaries(grid, facts);
    var cases = new LinkedHashSet<BoundaryCase>();
    for (int row = 0; row < grid.rows().size(); row++) {
      for (int column = 0; column < grid.inputs().size(); column++) {
        cases.addAll(boundaries.at(row, column));
      }
    }
    return List.copyOf(cases);
  }

  private List<BoundaryCase> at(int row, int column) {
    var condition = Condition.of(grid.rows().get(row).conditions().get(column));
    var inside = (grid.takesTheFirst() ? space.reached(row) : space.both(row, row)).map(TableSpace.Point::facts);
    if (inside.isEmpty()) {
      return List.of();
    }
    var cases = new ArrayList<BoundaryCase>();
    edges(condition, inside.get()).forEach(edge -> beside(edge, grid.inputs().get(column)).forEach(value -> {
      var facts = new LinkedHashMap<>(inside.get());
      facts.put(grid.inputs().get(column).name(), value);
      cases.add(new BoundaryCase(
          grid.rows().get(row).place(grid.inputs().get(column)),
          "%s %s".formatted(grid.inputs().get(column).name(), value.toPlainString()), asked(facts),
          space.answering(facts)));
    }));
    return cases;
  }

  /** The numbers in the cell, and those of the facts that it names. */
  private static List<BigDecimal> edges(Condition condition, Map<String, Object> inside) {
    var edges = new ArrayList<>(condition.edges());
    condition.names().stream()
        .map(inside::get)
        .filter(BigDecimal.class::isInstance)
        .map(BigDecimal.class::cast)
        .forEach(edges::add);
    return edges;
  }

  private static List<BigDecimal> beside(BigDecimal edge, Column column) {
    return day(edge, column)
        .map(day -> IntStream.rangeClosed(-1, 1)
            .mapToObj(days -> new BigDecimal(DAY.format(day.plusDays(days))))
            .toList())
        .orElseGet(() -> List.of(edge.subtract(step(edge, column)), edge, edge.add(step(edge, column))));
  }

  private static BigDecimal step(BigDecimal edge, Column column) {
    if (column.type().equals("integer")) {
      return BigDecimal.ONE;
    }
    boolean hours = column.name().toLowerCase(Locale.ROOT).endsWith("hours");
    return (hours ? TENTH : CENT).min(BigDecimal.ONE.movePointLeft(Math.max(0, edge.stripTrailingZeros().scale())));
  }

  private static Optional<LocalDate> day(BigDecimal number, Column column) {
    try {
      return column.name().equals("day") ? Optional.of(LocalDate.parse(number.toPlainString(), DAY)) : Optional.empty();
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  /** As the engine is asked: whole numbers as such. */
  private Map<String, Object> asked(Map<String, Object> facts) {
    var asked = new LinkedHashMap<>(facts);
    grid.inputs().stream().filter(column -> column.type().equals("integer")).map(Column::name)
        .forEach(name -> asked.computeIfPresent(name, (same, value) -> ((BigDecimal) value).intValue()));
    return asked;
  }
}
