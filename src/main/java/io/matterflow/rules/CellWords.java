package io.matterflow.rules;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a table may hold: literals and simple comparisons of them, lists, ranges and {@code not(…)}. A name
 * stands for another input of the same table. There is no call and no arithmetic: a cell is read, never run (ADR 0013).
 * However long it is: what repeats in it is read without stepping back.
 */
final class CellWords {

  /** Without what the engine would take for an expression inside it. */
  private static final String TEXT = "\"(?:[^\"\\\\$#]|[$#](?!\\{))*+\"";
  private static final String NUMBER = "-?(?:0|[1-9]\\d*)(?:\\.\\d+)?";
  private static final String LITERAL = "(?:" + TEXT + "|" + NUMBER + "|(?:true|false)\\b)";
  private static final String OPERAND = "(?:" + LITERAL + "|[A-Za-z][A-Za-z0-9]*)";
  private static final String TEST = "(?:(?:[<>]=?\\s*)?" + OPERAND + "|[\\[(\\]]\\s*" + NUMBER + "\\s*\\.\\.\\s*"
      + NUMBER + "\\s*[\\])\\[])";
  private static final String TESTS = TEST + "(?:\\s*,\\s*" + TEST + ")*+";
  private static final Pattern CONDITION = Pattern.compile("-?|" + TESTS + "|not\\(\\s*" + TESTS + "\\s*\\)");
  private static final Pattern NOT = Pattern.compile("not\\(\\s*(.*?)\\s*\\)", Pattern.DOTALL);
  private static final Pattern ONE_LITERAL = Pattern.compile(LITERAL);
  private static final Pattern LITERALS = Pattern.compile(LITERAL + "(?:\\s*,\\s*" + LITERAL + ")*+");
  private static final Map<String, Result> RESULTS = Map.of(
      "string", new Result(TEXT, "a text in quotes"),
      "integer", new Result("-?\\d{1,9}", "a whole number of at most nine digits"),
      "boolean", new Result("true|false", "true or false"));
  private static final Pattern INPUT = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  private CellWords() {}

  private record Result(String pattern, String words) {}

  static boolean isCondition(String cell) {
    return CONDITION.matcher(cell).matches();
  }

  /** Whether the cell is empty or a literal of the column's type. */
  static boolean isResult(String cell, String type) {
    return cell.isEmpty() || RESULTS.containsKey(type) && cell.matches(RESULTS.get(type).pattern());
  }

  /** The value of a cell that {@link #isResult}; null of an empty one. */
  static @Nullable Object result(String cell, String type) {
    if (cell.isEmpty()) {
      return null;
    }
    return switch (type) {
      case "integer" -> Integer.valueOf(cell);
      case "boolean" -> Boolean.valueOf(cell);
      default -> cell.substring(1, cell.length() - 1);
    };
  }

  /** What a filled cell of such a column has to be, in words. */
  static String resultOf(String type) {
    return Optional.ofNullable(RESULTS.get(type))
        .map(Result::words)
        .orElse("nothing: columns of type " + type + " are not read");
  }

  /** What a literal in a condition of such a column has to be, in words. */
  static String literalOf(String type) {
    return Optional.ofNullable(RESULTS.get(type)).map(Result::words).orElse("a number such as 12 or 9.5");
  }

  /**
   * Whether a condition may hold of a value; where the cell compares or names another input, it is taken that it may.
   */
  static boolean mayBe(String cell, Object value) {
    var literal = value instanceof Boolean || value instanceof Number ? value.toString() : "\"%s\"".formatted(value);
    var not = NOT.matcher(cell);
    var tests = not.matches() ? not.group(1) : cell;
    if (!LITERALS.matcher(tests).matches()) {
      return true;
    }
    return ONE_LITERAL.matcher(tests).results().anyMatch(one -> one.group().equals(literal)) != not.matches();
  }

  static boolean isInput(String cell) {
    return INPUT.matcher(cell).matches();
  }
}
