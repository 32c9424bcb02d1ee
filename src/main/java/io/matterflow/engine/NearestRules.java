package io.matterflow.engine;

import io.matterflow.engine.CellByCell.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Looks for the rule that would have changed an outcome with the fewest inputs otherwise. Of several the one whose
 * numbers are closest counts, then the row closest by. A rule counts only with values with which the whole table, asked
 * again, gives its answer: a row above that would hold too, or a second row of a table where one alone may hold, has to
 * be out of the way.
 */
final class NearestRules {

  /** Beyond this many questions the outcome was not near. */
  private static final int PATIENCE = 20_000;

  private final CellByCell table;
  private final Map<String, Object> facts;
  private final List<Column> columns;
  private final List<CloseValues> values;
  private final Map<Cell, Boolean> known = new HashMap<>();
  private final BiPredicate<Map<String, Object>, Integer> answers;
  private int questions;

  /** @param answers whether the table, asked with these facts, is answered by this rule as its hit policy says */
  NearestRules(CellByCell table, Map<String, Object> facts, BiPredicate<Map<String, Object>, Integer> answers) {
    this.table = table;
    this.facts = facts;
    this.answers = answers;
    this.columns = table.columns();
    this.values = IntStream.range(0, columns.size())
        .mapToObj(column -> new CloseValues(columns.get(column),
            IntStream.range(0, table.rules().size()).mapToObj(rule -> table.cell(rule, column)).toList(), facts))
        .toList();
  }

  private record Cell(int rule, int column, Object value) {}

  /** A rule, and the columns with what they would have to be. */
  record Near(int rule, Map<Integer, Object> otherwise) {}

  Optional<Near> toOutcome(List<String> matched) {
    var outcome = matched.stream().map(id -> table.outputs(table.rules().indexOf(id))).toList();
    var other = IntStream.range(0, table.rules().size())
        .filter(rule -> !matched.contains(table.rules().get(rule)) && !outcome.contains(table.outputs(rule)))
        .boxed()
        .toList();
    int row = matched.isEmpty() ? 0 : table.rules().indexOf(matched.get(0));
    for (int most = 1; most <= columns.size() && questions < PATIENCE; most++) {
      var found = new ArrayList<Near>();
      for (int rule : other) {
        with(rule, most).ifPresent(found::add);
      }
      var nearest = found.stream().min(Comparator.comparingDouble(this::distance)
          .thenComparingInt(near -> Math.abs(near.rule() - row)).thenComparingInt(Near::rule));
      if (nearest.isPresent()) {
        return nearest;
      }
    }
    return Optional.empty();
  }

  NearestRule told(Near near, String annotation) {
    var changes = near.otherwise().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(change -> change(near.rule(), change.getKey(), change.getValue()))
        .toList();
    return new NearestRule(near.rule() + 1, table.rules().get(near.rule()), annotation, table.outputs(near.rule()),
        changes);
  }

  private NearestRule.Change change(int rule, int column, Object to) {
    var fact = columns.get(column).fact();
    boolean unnamed = to.equals(CloseValues.UNNAMED);
    var cell = table.cell(rule, column);
    var anything = unnamed ? "none of what the table names" : to instanceof String ? "\"" + to + "\"" : to.toString();
    return new NearestRule.Change(fact, columns.get(column).label(), facts.get(fact),
        cell.isEmpty() ? anything : withFigures(cell),
        unnamed ? Optional.empty() : Optional.of(to), values.get(column).difference(to));
  }

  /** A cell that names another fact says what that was: {@code > approvedRate (250.00)}. */
  private String withFigures(String cell) {
    var words = cell;
    for (var fact : facts.entrySet()) {
      if (fact.getValue() != null) {
        words = words.replaceAll("(?<![\"\\w])%s(?![\"\\w])".formatted(fact.getKey()),
            "%s (%s)".formatted(fact.getKey(), fact.getValue()));
      }
    }
    return words;
  }

  private double distance(Near near) {
    return near.otherwise()
        .entrySet().stream()
        .mapToDouble(change -> values.get(change.getKey()).distance(change.getValue()))
        .sum();
  }

  /** The rule with so many inputs otherwise, at most. */
  private Optional<Near> with(int rule, int most) {
    var amiss = table.asked(rule).stream().filter(column -> !holds(rule, column, Map.of())).toList();
    return amiss.size() > most ? Optional.empty() : mended(rule, amiss, Map.of(), most);
  }

  /** First the rule's own cells are made to hold, one after the other. */
  private Optional<Near> mended(int rule, List<Integer> amiss, Map<Integer, Object> otherwise, int most) {
    if (amiss.isEmpty()) {
      return undisturbed(rule, otherwise, most);
    }
    int column = amiss.get(0);
    return values.get(column).others().stream()
        .map(value -> and(otherwise, column, value))
        .filter(changed -> holds(rule, column, changed))
        .flatMap(changed -> mended(rule, amiss.subList(1, amiss.size()), changed, most).stream())
        .findFirst();
  }

  /** Then each rule in its way is made not to hold, by an input that is as it was so far. */
  private Optional<Near> undisturbed(int rule, Map<Integer, Object> otherwise, int most) {
    if (++questions > PATIENCE) {
      return Optional.empty();
    }
    var inTheWay = inTheWay(rule).filter(other -> holds(other, otherwise)).findFirst();
    if (inTheWay.isEmpty()) {
      return Optional.of(new Near(rule, otherwise)).filter(near -> answers.test(facts(otherwise), rule));
    }
    if (otherwise.size() == most) {
      return Optional.empty();
    }
    int other = inTheWay.getAsInt();
    return table.asked(other).stream()
        .filter(column -> !otherwise.containsKey(column))
        .flatMap(column -> values.get(column).others().stream()
            .map(value -> and(otherwise, column, value))
            .filter(changed -> holds(rule, column, changed) && !holds(other, column, changed))
            .flatMap(changed -> undisturbed(rule, changed, most).stream()))
        .findFirst();
  }

  private IntStream inTheWay(int rule) {
    if (table.takesTheFirst()) {
      return IntStream.range(0, rule);
    }
    return table.answersOnce()
        ? IntStream.range(0, table.rules().size()).filter(other -> other != rule)
        : IntStream.empty();
  }

  private boolean holds(int rule, Map<Integer, Object> otherwise) {
    return table.asked(rule).stream().allMatch(column -> holds(rule, column, otherwise));
  }

  /** A cell that looks at its own input alone says the same each time. */
  private boolean holds(int rule, int column, Map<Integer, Object> otherwise) {
    var cell = table.cell(rule, column);
    if (cell.isEmpty()) {
      return true;
    }
    boolean looksElsewhere = otherwise.keySet().stream()
        .anyMatch(changed -> cell.contains(columns.get(changed).fact()));
    if (looksElsewhere) {
      return table.holds(rule, column, facts(otherwise));
    }
    return known.computeIfAbsent(new Cell(rule, column, otherwise.getOrDefault(column, Optional.empty())),
        asked -> table.holds(rule, column, facts(otherwise)));
  }

  private Map<String, Object> facts(Map<Integer, Object> otherwise) {
    var changed = new LinkedHashMap<>(facts);
    otherwise.forEach((column, value) -> changed.put(columns.get(column).fact(), value));
    return changed;
  }

  private static Map<Integer, Object> and(Map<Integer, Object> otherwise, int column, Object value) {
    var more = new LinkedHashMap<>(otherwise);
    more.put(column, value);
    return more;
  }
}
