package io.matterflow.engine;

import io.matterflow.engine.CellByCell.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of one input that can make a difference to any cell of its column: those the cells name, those just beside
 * them, and one that no cell names; the closest to what it was first. What they do is for the cells to say.
 */
final class CloseValues {

  /** A text that no cell names. */
  static final String UNNAMED = "\u0000";

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(-?\\d+(?:\\.\\d+)?)|([A-Za-z][A-Za-z0-9]*)");
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int CENTS = 2;
  private static final Map<String, String> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("(?i).*hours", " h");
    UNITS.put("(?i).*days(Open|Admitted|Outstanding)?|balanceAge", " day");
    UNITS.put("(?i).*percent", " %");
    UNITS.put("(?i).*seconds", " s");
  }

  private final Column column;
  private final Set<Object> named = new LinkedHashSet<>();
  private final @Nullable Object was;

  CloseValues(Column column, List<String> cells, Map<String, Object> facts) {
    this.column = column;
    this.was = facts.get(column.fact());
    cells.forEach(cell -> WORD.matcher(cell).results().forEach(word -> {
      if (word.group(1) != null) {
        named.add(word.group(1));
      } else if (word.group(2) != null) {
        named.add(new BigDecimal(word.group(2)));
      } else {
        Optional.ofNullable(facts.get(word.group(3))).map(CloseValues::plain).ifPresent(named::add);
      }
    }));
  }

  /** Other values than the one it had, the closest first. */
  List<Object> others() {
    if (column.type().equals("boolean")) {
      return List.of(!Boolean.TRUE.equals(was));
    }
    var others = new LinkedHashSet<Object>();
    named.forEach(value -> {
      others.add(value);
      if (value instanceof BigDecimal number) {
        others.add(beside(number, -1));
        others.add(beside(number, 1));
      }
    });
    if (named.stream().anyMatch(String.class::isInstance)) {
      others.add(UNNAMED);
    }
    return others.stream()
        .filter(value -> !Objects.equals(value, was) && (was == null || !same(value)))
        .sorted(Comparator.comparingDouble(this::distance))
        .map(this::asTheColumnHasIt)
        .toList();
  }

  /** How far a value is from what was, between nothing and one. */
  double distance(Object value) {
    if (!(was instanceof Number) || !(plain(value) instanceof BigDecimal number)) {
      return 1;
    }
    var before = (BigDecimal) plain(was);
    var most = before.abs().max(number.abs()).max(BigDecimal.ONE);
    return Math.min(1, number.subtract(before).abs().doubleValue() / most.doubleValue());
  }

  /** How far a value is from what was, in words: "1 day more", "0.4 h less", "1 day later". */
  Optional<String> difference(Object value) {
    if (!(was instanceof Number) || !(plain(value) instanceof BigDecimal number)) {
      return Optional.empty();
    }
    var before = (BigDecimal) plain(was);
    var days = day(before).flatMap(from -> day(number).map(to -> ChronoUnit.DAYS.between(from, to)));
    if (days.isPresent()) {
      long apart = Math.abs(days.get());
      return Optional.of(
          "%d %s %s".formatted(apart, apart == 1 ? "day" : "days", days.get() > 0 ? "later" : "earlier"));
    }
    boolean more = number.compareTo(before) > 0;
    var bound = beside(number, more ? -1 : 1);
    boolean beyond = !isWhole() && bound.compareTo(before) != 0
        && named.stream().anyMatch(name -> name instanceof BigDecimal edge && edge.compareTo(bound) == 0);
    var apart = (beyond ? bound : number).subtract(before).abs();
    return Optional.of("%s%s %s".formatted(beyond ? "over " : "", withUnit(apart), more ? "more" : "less"));
  }

  private String withUnit(BigDecimal apart) {
    var text = apart.scale() > CENTS ? apart.stripTrailingZeros().toPlainString() : apart.toPlainString();
    var unit = UNITS.entrySet().stream().filter(known -> column.fact().matches(known.getKey())).map(Map.Entry::getValue)
        .findFirst().orElse("");
    return text + unit + (unit.equals(" day") && apart.compareTo(BigDecimal.ONE) != 0 ? "s" : "");
  }

  /** The next value in a direction: a day, a whole one, or the smallest that is told from it. */
  private BigDecimal beside(BigDecimal number, int direction) {
    var step = BigDecimal.valueOf(direction);
    return day(number).map(day -> new BigDecimal(DAY.format(day.plusDays(direction))))
        .orElseGet(() -> number.add(isWhole() ? step : step.movePointLeft(Math.max(CENTS, number.scale()))));
  }

  private boolean isWhole() {
    return column.type().equals("integer") || column.type().equals("long");
  }

  /** A day is kept as 20260630. */
  private Optional<LocalDate> day(BigDecimal number) {
    try {
      return column.fact().equals("day") ? Optional.of(LocalDate.parse(number.toPlainString(), DAY)) : Optional.empty();
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  private boolean same(Object value) {
    return value instanceof BigDecimal number && was instanceof Number
        && number.compareTo((BigDecimal) plain(was)) == 0;
  }

  private Object asTheColumnHasIt(Object value) {
    return isWhole() && value instanceof BigDecimal number ? number.intValue() : value;
  }

  private static Object plain(Object value) {
    return value instanceof Number number && !(number instanceof BigDecimal)
        ? new BigDecimal(number.toString())
        : value;
  }
}
