package io.matterflow.rules;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cell asks for, read as the engine's table language reads it: nothing, or one of some tests, or none of them.
 * An absent value passes no test.
 */
final class Condition {

  private static final Pattern TEST = Pattern.compile(
      "\"(?<text>[^\"]*)\""
          + "|(?<open>[\\[(\\]])\\s*(?<from>-?\\d+(?:\\.\\d+)?)\\s*\\.\\.\\s*(?<to>-?\\d+(?:\\.\\d+)?)\\s*(?<close>[\\])\\[])"
          + "|(?<sign>[<>]=?)?\\s*(?:\"(?<compared>[^\"]*)\"|(?<number>-?\\d+(?:\\.\\d+)?)|(?<name>[A-Za-z][A-Za-z0-9]*))");

  private final boolean negated;
  private final List<Test> tests;

  private Condition(boolean negated, List<Test> tests) {
    this.negated = negated;
    this.tests = tests;
  }

  /** Of a cell that is a {@link CellWords#isCondition}. */
  static Condition of(String cell) {
    if (cell.isEmpty() || cell.equals("-")) {
      return new Condition(false, List.of());
    }
    boolean negated = cell.startsWith("not(");
    var tests = negated ? cell.substring("not(".length(), cell.length() - 1) : cell;
    return new Condition(negated, TEST.matcher(tests).results().map(Test::of).toList());
  }

  boolean isAnything() {
    return tests.isEmpty();
  }

  /** Whether the cell holds of a value, where the other facts are these. */
  boolean holds(@Nullable Object value, Map<String, Object> others) {
    return isAnything() || tests.stream().anyMatch(test -> test.holds(value, others)) != negated;
  }

  /** The literals in the cell: texts, numbers, yes and no. */
  Set<Object> literals() {
    var literals = new LinkedHashSet<>();
    tests.forEach(test -> literals.addAll(test.literals()));
    return literals;
  }

  /** The numbers at which something begins or ends. */
  List<BigDecimal> edges() {
    return literals().stream().filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast).toList();
  }

  /** The other facts that the cell compares with. */
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    tests.stream()
        .map(Test::operand)
        .filter(Name.class::isInstance)
        .map(name -> ((Name) name).fact())
        .forEach(names::add);
    return names;
  }

  /** Whether the cell asks for more and less, which texts and flags do not have. */
  boolean compares() {
    return tests.stream().anyMatch(test -> !test.sign().equals("="));
  }

  /** A number in a list that a comparison beside it takes already: as when a comma was meant to part the thousands. */
  Optional<BigDecimal> saidTwice() {
    return tests.stream().filter(test -> test.sign().equals("=")).map(Test::operand)
        .filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast)
        .filter(number -> tests.stream().anyMatch(test -> !test.sign().equals("=") && test.holds(number, Map.of())))
        .findFirst();
  }

  private record Name(String fact) {}

  private record Range(BigDecimal from, boolean withFrom, BigDecimal to, boolean withTo) {

    boolean contains(BigDecimal value) {
      int lower = value.compareTo(from);
      int upper = value.compareTo(to);
      return (withFrom ? lower >= 0 : lower > 0) && (withTo ? upper <= 0 : upper < 0);
    }
  }

  private record Test(String sign, Object operand) {

    static Test of(MatchResult found) {
      if (found.group(1) != null) {
        return new Test("=", found.group(1));
      }
      if (found.group(2) != null) {
        return new Test("..", new Range(new BigDecimal(found.group(3)), found.group(2).equals("["),
            new BigDecimal(found.group(4)), found.group(5).equals("]")));
      }
      var sign = found.group(6) == null ? "=" : found.group(6);
      if (found.group(7) != null) {
        return new Test(sign, found.group(7));
      }
      if (found.group(8) != null) {
        return new Test(sign, new BigDecimal(found.group(8)));
      }
      var name = found.group(9);
      return new Test(sign, Set.of("true", "false").contains(name) ? Boolean.valueOf(name) : new Name(name));
    }

    List<Object> literals() {
      if (operand instanceof Range range) {
        return List.of(range.from(), range.to());
      }
      return operand instanceof Name ? List.of() : List.of(operand);
    }

    boolean holds(@Nullable Object value, Map<String, Object> others) {
      if (operand instanceof Range range) {
        return value instanceof BigDecimal number && range.contains(number);
      }
      var bound = operand instanceof Name name ? others.get(name.fact()) : operand;
      if (value == null || bound == null || value.getClass() != bound.getClass()) {
        return false;
      }
      if (value instanceof BigDecimal number) {
        return fits(number.compareTo((BigDecimal) bound));
      }
      return value instanceof String text
          ? fits(text.compareTo((String) bound))
          : sign.equals("=") && value.equals(bound);
    }

    private boolean fits(int order) {
      return switch (sign) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        default -> order == 0;
      };
    }
  }
}
