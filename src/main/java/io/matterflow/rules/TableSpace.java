package io.matterflow.rules;

import io.matterflow.rules.Grid.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All questions that can make a difference to a table: of each input the values that its cells name, those between and
 * beside them, one that no cell names, and none. Where a cell compares with another fact, the value is also less, as
 * much and more.
 */
final class TableSpace {

  /** A text that no cell names. */
  static final String ANY_OTHER = "any other";

  /** Beyond so many steps for all questions together nothing more is said. */
  private static final int PATIENCE = 200_000;

  private final Grid grid;
  private final List<List<Value>> values;
  private final List<List<BitSet>> holding;
  private final List<BitSet> asking;
  private final List<BitSet> takingAllFrom;
  private int steps;

  TableSpace(Grid grid, Facts facts) {
    this.grid = grid;
    this.values = grid.columns()
        .mapToObj(column -> values(grid.inputs().get(column), grid.conditions(column), facts))
        .toList();
    this.holding = grid.columns().mapToObj(column -> holding(grid.conditions(column), values.get(column))).toList();
    this.asking = grid.columns()
        .mapToObj(column -> rows(grid.conditions(column), condition -> !condition.isAnything()))
        .toList();
    this.takingAllFrom = grid.columns().mapToObj(this::takingAllFrom).toList();
  }

  /** The rows that ask for nothing from this column on. */
  private BitSet takingAllFrom(int column) {
    var rows = all(grid.rows().size());
    IntStream.range(column, grid.inputs().size()).forEach(later -> rows.andNot(asking.get(later)));
    return rows;
  }

  /** A value of one input, with what the other facts have to be that some cell of the column compares it with. */
  record Value(@Nullable Object value, Map<String, Object> others) {

    private static Value of(@Nullable Object value) {
      return new Value(value, Map.of());
    }
  }

  /** One value for each input. */
  record Point(Grid grid, List<Value> values) {

    /** The question by name, as the engine would be asked; what is absent is left out. */
    Map<String, Object> facts() {
      var facts = new LinkedHashMap<String, Object>();
      values.forEach(value -> facts.putAll(value.others()));
      for (int column = 0; column < values.size(); column++) {
        var value = values.get(column).value();
        if (value != null) {
          facts.put(grid.inputs().get(column).name(), value);
        }
      }
      return facts;
    }

    /** The point in words, with those inputs only that some row asks for. */
    String words(BitSet columns) {
      return columns.stream()
          .mapToObj(column -> "%s %s".formatted(grid.inputs().get(column).name(), words(values.get(column))))
          .collect(Collectors.joining(", "));
    }

    private static String words(Value value) {
      if (value.value() == null) {
        return "unknown";
      }
      var others = value.others().entrySet().stream()
          .map(other -> " with %s %s".formatted(other.getKey(), other.getValue())).collect(Collectors.joining());
      if (value.value() instanceof String text && text.isBlank()) {
        return "\"%s\"".formatted(text) + others;
      }
      return (value.value() instanceof BigDecimal number ? number.toPlainString() : value.value()) + others;
    }
  }

  List<Value> values(int column) {
    return values.get(column);
  }

  /** The inputs that some row asks for. */
  BitSet asked() {
    var asked = new BitSet();
    grid.columns().filter(column -> !asking.get(column).isEmpty()).forEach(asked::set);
    return asked;
  }

  /** The rows whose cells in this column hold of none of its values. */
  List<Integer> neverIn(int column) {
    var some = new BitSet();
    holding.get(column).forEach(some::or);
    return IntStream.range(0, grid.rows().size()).filter(row -> !some.get(row)).boxed().toList();
  }

  /** A question to which no row is the answer. */
  Optional<Point> gap() {
    return new Search(all(grid.rows().size()), Optional.empty()).point();
  }

  /** A question that comes to the row past those above it. */
  Optional<Point> reached(int row) {
    return new Search(all(row), Optional.of(row)).point();
  }

  /** Whether nothing comes to the row past those above it; not said where that was too much to look at. */
  boolean isShadowed(int row) {
    var search = new Search(all(row), Optional.of(row));
    return search.point().isEmpty() && !search.gaveUp;
  }

  /** A question to which both rows are the answer. */
  Optional<Point> both(int one, int other) {
    var point = new ArrayList<Value>();
    for (int column = 0; column < grid.inputs().size(); column++) {
      var held = holding.get(column);
      var common = IntStream.range(0, held.size())
          .filter(index -> held.get(index).get(one) && held.get(index).get(other))
          .findFirst();
      if (common.isEmpty()) {
        return Optional.empty();
      }
      point.add(values.get(column).get(common.getAsInt()));
    }
    return Optional.of(new Point(grid, point));
  }

  /** Whether the first row takes everything that the second one would. */
  boolean takesAllOf(int first, int second) {
    return grid.columns()
        .allMatch(column -> holding.get(column).stream().allMatch(held -> held.get(first) || !held.get(second)));
  }

  /** The rows that answer a question, as the hit policy says. */
  List<String> answering(Map<String, Object> facts) {
    var answering = grid.rows().stream()
        .filter(row -> grid.columns().allMatch(column ->
            Condition.of(row.conditions().get(column)).holds(facts.get(grid.inputs().get(column).name()), facts)))
        .map(Grid.Row::id).toList();
    return grid.takesTheFirst() ? answering.stream().limit(1).toList() : answering;
  }

  private static BitSet all(int rows) {
    var all = new BitSet();
    all.set(0, rows);
    return all;
  }

  private static BitSet rows(List<Condition> conditions, Predicate<Condition> which) {
    var rows = new BitSet();
    IntStream.range(0, conditions.size()).filter(row -> which.test(conditions.get(row))).forEach(rows::set);
    return rows;
  }

  private static List<BitSet> holding(List<Condition> conditions, List<Value> values) {
    return values.stream()
        .map(value -> rows(conditions, condition -> condition.holds(value.value(), value.others())))
        .toList();
  }

  private static List<Value> values(Column column, List<Condition> conditions, Facts facts) {
    var literals = conditions.stream()
        .flatMap(condition -> condition.literals().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
    var plain = new ArrayList<Value>();
    var fact = facts.fact(column.name());
    if (column.type().equals("boolean")) {
      plain.addAll(List.of(Value.of(true), Value.of(false)));
    } else if (column.type().equals("string")) {
      var words = fact.map(Facts.Fact::words).orElse(List.of());
      literals.stream().filter(String.class::isInstance).forEach(word -> plain.add(Value.of(word)));
      words.stream().filter(word -> !literals.contains(word)).forEach(word -> plain.add(Value.of(word)));
      if (words.isEmpty()) {
        plain.add(Value.of(ANY_OTHER));
      }
    } else {
      numbers(literals, column.type().equals("integer")).forEach(number -> plain.add(Value.of(number)));
    }
    var compared = new ArrayList<Value>();
    var names = conditions.stream()
        .flatMap(condition -> condition.names().stream())
        .collect(Collectors.toCollection(TreeSet::new));
    plain.forEach(value -> compared.addAll(beside(value.value(), List.copyOf(names))));
    if (fact.filter(Facts.Fact::mayBeAbsent).isPresent()) {
      compared.add(new Value(null, Map.of()));
    }
    return compared;
  }

  /** The edges, what lies between and beyond; below nothing only where a cell speaks of it. */
  private static Set<BigDecimal> numbers(Set<Object> literals, boolean whole) {
    var edges = literals.stream()
        .filter(BigDecimal.class::isInstance)
        .map(BigDecimal.class::cast)
        .collect(Collectors.toCollection(TreeSet::new));
    var step = whole ? BigDecimal.ONE : new BigDecimal("0.01");
    var numbers = new TreeSet<BigDecimal>();
    edges.forEach(edge -> {
      numbers.add(edge);
      numbers.add(edge.add(step));
      numbers.add(edge.subtract(step));
    });
    if (edges.isEmpty()) {
      numbers.add(BigDecimal.TEN);
    } else if (edges.first().signum() >= 0) {
      numbers.removeIf(number -> number.signum() < 0);
    }
    return numbers;
  }

  private static List<Value> beside(@Nullable Object value, List<String> names) {
    var beside = new ArrayList<>(List.of(Value.of(value)));
    for (var name : names) {
      var more = new ArrayList<Value>();
      for (var one : beside) {
        more.add(one);
        others(value).forEach(other -> {
          var others = new HashMap<>(one.others());
          others.put(name, other);
          more.add(new Value(value, others));
        });
      }
      beside.clear();
      beside.addAll(more);
    }
    return beside;
  }

  private static List<Object> others(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return List.of(number, number.add(BigDecimal.ONE), number.subtract(BigDecimal.ONE));
    }
    return value == null ? List.of() : List.of(value);
  }

  /** Looks for a question that none of some rows answers, and that one row does. */
  private final class Search {

    private final BitSet against;
    private final Optional<Integer> within;
    private final Set<List<Object>> inVain = new HashSet<>();
    private boolean gaveUp;

    Search(BitSet against, Optional<Integer> within) {
      this.against = against;
      this.within = within;
    }

    Optional<Point> point() {
      return from(0, against).map(found -> new Point(grid, found));
    }

    private Optional<List<Value>> from(int column, BitSet left) {
      if (column == grid.inputs().size()) {
        return left.isEmpty() ? Optional.of(List.of()) : Optional.empty();
      }
      if (inVain.contains(List.of(column, left)) || gaveUp(left) || left.intersects(takingAllFrom.get(column))) {
        return Optional.empty();
      }
      var tried = new HashSet<BitSet>();
      var held = holding.get(column);
      for (int index = 0; index < held.size(); index++) {
        var holds = held.get(index);
        if (within.isPresent() && !holds.get(within.get())) {
          continue;
        }
        var next = (BitSet) left.clone();
        next.and(holds);
        if (tried.add(next)) {
          var value = values.get(column).get(index);
          var rest = from(column + 1, next);
          if (rest.isPresent()) {
            var found = new ArrayList<Value>();
            found.add(value);
            found.addAll(rest.get());
            return Optional.of(found);
          }
        }
      }
      inVain.add(List.of(column, Objects.requireNonNull(left)));
      return Optional.empty();
    }

    private boolean gaveUp(BitSet left) {
      gaveUp = gaveUp || !left.isEmpty() && ++steps > PATIENCE;
      return gaveUp;
    }
  }
}
