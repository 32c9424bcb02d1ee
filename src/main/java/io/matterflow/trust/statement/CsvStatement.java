package io.matterflow.trust.statement;

import io.matterflow.audit.AuditHash;
import io.matterflow.trust.statement.CsvLayout.Column;
import io.matterflow.trust.statement.CsvRows.Row;
import io.matterflow.trust.statement.StatementFile.Balance;
import io.matterflow.trust.statement.StatementFile.Format;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a bank's CSV by the layout that the firm has stated. A line that does not fit is no reason to guess: the file
 * is refused.
 */
final class CsvStatement {

  private static final int HIGHEST_HEAD = 30;

  private final CsvLayout layout;

  CsvStatement(CsvLayout layout) {
    this.layout = layout;
  }

  StatementFile read(String text) throws Misread {
    var rows = CsvRows.of(text, layout.delimiter());
    var head = layout.hasHead() ? head(rows) : -1;
    var places = places(head < 0 ? Optional.empty() : Optional.of(rows.get(head)));
    var told = new ArrayList<StatementLine>();
    for (var row : rows.subList(head + 1, rows.size())) {
      told.add(line(row, places));
    }
    if (told.isEmpty()) {
      throw new Misread(0, "The file has no lines beside its head.",
          "Choose the days of the statement anew at the bank.");
    }
    var lines = oldestFirst(told);
    var last = lines.get(lines.size() - 1);
    return new StatementFile(Format.CSV, Optional.empty(), Optional.empty(),
        last.balance().map(balance -> new Balance(last.on(), balance)), numbered(lines));
  }

  /** Banks write names, numbers and thanks above it. */
  private int head(List<Row> rows) throws Misread {
    for (int index = 0; index < Math.min(rows.size(), HIGHEST_HEAD); index++) {
      if (find(rows.get(index), layout.columns().getOrDefault(Column.DATE, "")) >= 0) {
        return index;
      }
    }
    throw new Misread(1, "No line has a column %s.".formatted(layout.columns().get(Column.DATE)),
        "State the account's layout by the names in the head of the bank's file.");
  }

  private Map<Column, Integer> places(Optional<Row> head) throws Misread {
    var places = new EnumMap<Column, Integer>(Column.class);
    for (var column : layout.columns().entrySet()) {
      if (head.isEmpty()) {
        places.put(column.getKey(), Integer.parseInt(column.getValue().substring(1)) - 1);
        continue;
      }
      var place = find(head.get(), column.getValue());
      if (place >= 0) {
        places.put(column.getKey(), place);
      } else if (isRequired(column.getKey())) {
        throw new Misread(head.get().line(), "The head has no column %s.".formatted(column.getValue()),
            "State the account's layout by the names in the head of the bank's file.");
      }
    }
    return places;
  }

  private static boolean isRequired(Column column) {
    return column == Column.DATE || column == Column.AMOUNT || column == Column.DEBIT || column == Column.CREDIT;
  }

  private static int find(Row row, String name) {
    for (int index = 0; index < row.cells().size(); index++) {
      if (row.cells().get(index).equalsIgnoreCase(name)) {
        return index;
      }
    }
    return -1;
  }

  private StatementLine line(Row row, Map<Column, Integer> places) throws Misread {
    var reference = StatementText.words(cell(row, places, Column.REFERENCE), StatementLine.LONGEST_REFERENCE);
    var balance = cell(row, places, Column.BALANCE);
    return new StatementLine(row.line(), "", day(row, cell(row, places, Column.DATE)), amount(row, places),
        StatementText.words(cell(row, places, Column.DESCRIPTION), StatementLine.LONGEST_DESCRIPTION),
        Optional.of(reference).filter(text -> !text.isEmpty()),
        balance.isEmpty() ? Optional.empty() : Optional.of(number(row, balance)));
  }

  private static String cell(Row row, Map<Column, Integer> places, Column column) {
    return Optional.ofNullable(places.get(column)).map(row::cell).orElse("");
  }

  private LocalDate day(Row row, String text) throws Misread {
    try {
      return LocalDate.parse(text, layout.days());
    } catch (DateTimeException noDay) {
      throw new Misread(row.line(),
          "“%s” is no day written as %s.".formatted(StatementText.words(text, 40), layout.dateFormat()),
          "Mend the layout, or take out a line that is no transaction.");
    }
  }

  private BigDecimal amount(Row row, Map<Column, Integer> places) throws Misread {
    if (places.containsKey(Column.AMOUNT)) {
      return something(row, number(row, cell(row, places, Column.AMOUNT)));
    }
    var out = cell(row, places, Column.DEBIT);
    var in = cell(row, places, Column.CREDIT);
    var debit = out.isEmpty() ? BigDecimal.ZERO : number(row, out);
    var credit = in.isEmpty() ? BigDecimal.ZERO : number(row, in);
    if (debit.signum() != 0 && credit.signum() != 0) {
      throw new Misread(row.line(), "The line has a debit and a credit.",
          "Look at the bank's file; a line is one of both.");
    }
    if (credit.signum() < 0) {
      throw new Misread(row.line(), "The credit is negative.",
          "Look at the bank's file, or name one column of signed amounts.");
    }
    return something(row, credit.subtract(debit.abs()));
  }

  private static BigDecimal something(Row row, BigDecimal amount) throws Misread {
    if (amount.signum() == 0) {
      throw new Misread(row.line(), "The line has no amount.",
          "Mend the layout, or take out a line that is no transaction.");
    }
    return amount;
  }

  private BigDecimal number(Row row, String text) throws Misread {
    return StatementText.amount(text, layout.decimalComma()).orElseThrow(() -> new Misread(row.line(),
        "“%s” is no amount.".formatted(StatementText.words(text, 40)),
        "Mend the layout, or take out a line that is no transaction."));
  }

  /** By the running balance where there is one, which has to come out; else by the days. */
  private static List<StatementLine> oldestFirst(List<StatementLine> told) throws Misread {
    var turned = new ArrayList<>(told);
    Collections.reverse(turned);
    if (told.stream().noneMatch(line -> line.balance().isPresent())) {
      return inDays(told) ? told : inDays(turned) ? turned : sorted(told);
    }
    var asTold = misfit(told);
    if (asTold.isEmpty()) {
      return told;
    }
    if (misfit(turned).isEmpty()) {
      return turned;
    }
    var wrong = inDays(told) ? asTold.get() : misfit(turned).orElseThrow();
    throw new Misread(wrong.number(), "The balance on this line does not come out: a line is missing or changed.",
        "Download the statement again, whole, and do not edit it by hand.");
  }

  private static Optional<StatementLine> misfit(List<StatementLine> lines) {
    for (int index = 1; index < lines.size(); index++) {
      var line = lines.get(index);
      var before = lines.get(index - 1).balance();
      if (line.on().isBefore(lines.get(index - 1).on()) || before.isPresent() && line.balance().isPresent()
          && before.get().add(line.amount()).compareTo(line.balance().get()) != 0) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static boolean inDays(List<StatementLine> lines) {
    for (int index = 1; index < lines.size(); index++) {
      if (lines.get(index).on().isBefore(lines.get(index - 1).on())) {
        return false;
      }
    }
    return true;
  }

  private static List<StatementLine> sorted(List<StatementLine> lines) {
    var sorted = new ArrayList<>(lines);
    sorted.sort((one, other) -> one.on().compareTo(other.on()));
    return sorted;
  }

  /** A bank's CSV names no line: what it says does, and the how-manieth of the day it is that says so. */
  private static List<StatementLine> numbered(List<StatementLine> lines) {
    var seen = new HashMap<String, Integer>();
    return lines.stream().map(line -> {
      var says = AuditHash.of(line.on(), line.amount().stripTrailingZeros().toPlainString(), line.description(),
          line.reference().orElse(""));
      var nth = seen.merge(says, 1, Integer::sum);
      return new StatementLine(line.number(), "csv:%s:%d".formatted(says.substring(0, 32), nth), line.on(),
          line.amount(), line.description(),
          line.reference(), line.balance());
    }).toList();
  }
}
