package io.matterflow.trust.statement;

import java.util.ArrayList;
import java.util.List;

/** The rows of a CSV file, as RFC 4180 has them, each with the line on which it begins. */
final class CsvRows {

  private static final int LONGEST_CELL = 4_000;
  private static final int MOST_CELLS = 100;

  private final String text;
  private final char delimiter;
  private int at;
  private int line = 1;

  private CsvRows(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  static List<Row> of(String text, char delimiter) throws Misread {
    return new CsvRows(text, delimiter).all();
  }

  private List<Row> all() throws Misread {
    var rows = new ArrayList<Row>();
    while (at < text.length()) {
      var begins = line;
      var cells = row();
      if (cells.size() > 1 || !cells.get(0).isBlank()) {
        rows.add(new Row(begins, cells));
      }
      if (rows.size() > StatementText.MOST_LINES) {
        throw new Misread(begins, "The file has more than %d lines.".formatted(StatementText.MOST_LINES),
            "Import it month by month.");
      }
    }
    return rows;
  }

  private List<String> row() throws Misread {
    var cells = new ArrayList<String>();
    while (true) {
      cells.add(cell());
      if (cells.size() > MOST_CELLS) {
        throw new Misread(line, "The line has more than %d cells.".formatted(MOST_CELLS),
            "Look whether this is a statement.");
      }
      if (at >= text.length()) {
        return cells;
      }
      var end = text.charAt(at++);
      if (end == delimiter) {
        continue;
      }
      if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      line++;
      return cells;
    }
  }

  /** Up to what ends it, which is left for the row. */
  private String cell() throws Misread {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() throws Misread {
    var begins = at;
    while (at < text.length() && !ends(text.charAt(at))) {
      at++;
    }
    return checked(text.substring(begins, at));
  }

  private String quoted() throws Misread {
    var began = line;
    var cell = new StringBuilder();
    at++;
    while (true) {
      if (at >= text.length()) {
        throw new Misread(began, "A quotation mark on this line is never closed.",
            "Download the file again; it may be cut off.");
      }
      var next = text.charAt(at++);
      if (next == '"') {
        if (at < text.length() && text.charAt(at) == '"') {
          cell.append('"');
          at++;
          continue;
        }
        break;
      }
      line += next == '\n' ? 1 : 0;
      cell.append(next);
    }
    if (at < text.length() && !ends(text.charAt(at))) {
      throw new Misread(line, "Something stands behind a quotation mark that closes a cell.",
          "Download the file again; do not edit it by hand.");
    }
    return checked(cell.toString());
  }

  private String checked(String cell) throws Misread {
    if (cell.length() > LONGEST_CELL) {
      throw new Misread(line, "A cell has more than %d characters.".formatted(LONGEST_CELL),
          "Look whether this is a statement.");
    }
    return cell.trim();
  }

  private boolean ends(char next) {
    return next == delimiter || next == '\n' || next == '\r';
  }

  /** From which line on, and what is in it. */
  record Row(int line, List<String> cells) {

    String cell(int index) {
      return index < cells.size() ? cells.get(index) : "";
    }
  }
}
