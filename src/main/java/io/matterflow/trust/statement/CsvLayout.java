package io.matterflow.trust.statement;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;

/**
 * Where a bank's CSV has what: the name of each column in its head, or {@code #1}, {@code #2} … where it has no head.
 * Either one column holds the amount, or one what came in and one what went out.
 */
public record CsvLayout(char delimiter, String dateFormat, boolean decimalComma, Map<Column, String> columns) {

  public static final CsvLayout USUAL = new CsvLayout(',', "MM/dd/yyyy", false,
      Map.of(Column.DATE, "Date", Column.DESCRIPTION,
      "Description", Column.AMOUNT, "Amount", Column.REFERENCE, "Reference", Column.BALANCE, "Balance"));

  /** What a column is about. */
  public enum Column {
    DATE,
    DESCRIPTION,
    AMOUNT,
    DEBIT,
    CREDIT,
    REFERENCE,
    BALANCE
  }

  public CsvLayout {
    columns = Map.copyOf(columns);
  }

  /** What speaks against it; empty where it can be read by. */
  public Optional<String> fault() {
    if (",;|\t".indexOf(delimiter) < 0) {
      return Optional.of("The delimiter is one of , ; | and the tabulator.");
    }
    if (!columns.containsKey(Column.DATE)) {
      return Optional.of("No column is named that holds the date.");
    }
    var one = columns.containsKey(Column.AMOUNT);
    var two = columns.containsKey(Column.DEBIT) && columns.containsKey(Column.CREDIT);
    var none = !columns.containsKey(Column.DEBIT) && !columns.containsKey(Column.CREDIT);
    if (!(one && none || two && !one)) {
      return Optional.of("Name either the column of the amount, or those of debits and of credits.");
    }
    var numbered = columns.values().stream().filter(name -> name.matches("#[1-9]\\d?")).count();
    if (numbered != 0 && numbered != columns.size()) {
      return Optional.of("Either every column has a name, or every column has a number.");
    }
    if (columns.values().stream().distinct().count() != columns.size()
        || columns.values().stream().anyMatch(String::isBlank)) {
      return Optional.of("Each column has a name of its own.");
    }
    try {
      days();
    } catch (IllegalArgumentException noFormat) {
      return Optional.of("%s is no format of dates; write it like MM/dd/yyyy.".formatted(dateFormat));
    }
    return Optional.empty();
  }

  boolean hasHead() {
    return !columns.getOrDefault(Column.DATE, "").startsWith("#");
  }

  /** Strict: the 31st of June is no day. A day or a month may be written with one digit. */
  DateTimeFormatter days() {
    var lenient = dateFormat.replace("yyyy", "uuuu").replace("dd", "d").replace("MM", "M").replace("MMM", "MMM");
    if (!dateFormat.matches("[yMd./ -]{6,12}") || !dateFormat.contains("d") || !dateFormat.contains("M")
        || !dateFormat.contains("y")) {
      throw new IllegalArgumentException(dateFormat);
    }
    try {
      return DateTimeFormatter.ofPattern(lenient).withResolverStyle(ResolverStyle.STRICT);
    } catch (DateTimeException noPattern) {
      throw new IllegalArgumentException(dateFormat, noPattern);
    }
  }
}
