package io.matterflow.reporting;

import io.matterflow.invoicing.PageText;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A report on trust as of a day: what there is to say in a line each, and tables. It reads the same on paper, on a
 * screen and in a file.
 */
public record TrustReport(
    String name, String title, String about, LocalDate asOf, List<Fact> facts, List<Table> tables, Instant madeAt) {

  public TrustReport {
    facts = List.copyOf(facts);
    tables = List.copyOf(tables);
  }

  /** One thing that the report says of all that follows. */
  public record Fact(String key, String label, Cell value) {}

  /**
   * A table with its columns, and perhaps what they add up to. Tables of one key have the same columns and continue
   * each other.
   */
  public record Table(
      String key,
      String title,
      List<Column> columns,
      List<List<Cell>> rows,
      Optional<List<Cell>> total) {

    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      var width = columns.size();
      if (rows.stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException("table %s has a row that does not fill its columns".formatted(key));
      }
    }

    static Table of(String key, String title, List<Column> columns, List<List<Cell>> rows) {
      return new Table(key, title, columns, rows, Optional.empty());
    }
  }

  /** Figures stand to the right. */
  public record Column(String key, String label, boolean figure) {

    static Column of(String key, String label) {
      return new Column(key, label, false);
    }

    static Column figure(String key, String label) {
      return new Column(key, label, true);
    }
  }

  /** A value as programs take it, and as a person reads it. */
  public record Cell(String plain, String written) {

    private static final char NO_BREAK = '\u00A0';
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm a", Locale.US);

    public static final Cell EMPTY = new Cell("", "");

    static Cell of(String text) {
      return new Cell(text, PageText.of(text));
    }

    static Cell of(Money amount) {
      return new Cell(amount.plain(), Wording.figures(amount));
    }

    static Cell of(LocalDate day) {
      return new Cell(day.toString(), inOneLine(Wording.brief(day)));
    }

    static Cell of(long number) {
      return of(Long.toString(number));
    }

    /** Nothing where there is nothing to say. */
    static Cell of(Optional<String> text) {
      return text.map(Cell::of).orElse(EMPTY);
    }

    static Cell day(Optional<LocalDate> day) {
      return day.map(Cell::of).orElse(EMPTY);
    }

    /** A moment as the firm's clock showed it. */
    static Cell of(Instant moment, ZoneId zone) {
      return new Cell(moment.atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS).toString(),
          inOneLine(MOMENT.format(moment.atZone(zone))));
    }

    /** What happened, and on which day. */
    static Cell of(String act, LocalDate day) {
      return new Cell(act + " " + day, act + " " + of(day).written());
    }

    private static String inOneLine(String words) {
      return words.replace(' ', NO_BREAK);
    }
  }
}
