package io.matterflow.rules;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of an edited table in which every cell can be read, as they would answer; the engine is not asked. */
public final class EditedRows {

  private final List<EditedRow> rows;

  private EditedRows(List<EditedRow> rows) {
    this.rows = rows;
  }

  static EditedRows of(Grid edited) {
    return new EditedRows(edited.rows().stream().map(row -> new EditedRow(edited, row)).toList());
  }

  /** In their order. */
  public List<EditedRow> all() {
    return rows;
  }

  /** The row that answers first. */
  public Optional<EditedRow> first(Asked asked) {
    return rows.stream().filter(row -> row.holds(asked)).findFirst();
  }

  /** A refusal of the table where none of these cases, given as facts, is answered {@code true} in that column. */
  public List<Finding> refusedUnlessTrue(String output, List<? extends Record> cases, String says) {
    return cases.stream().flatMap(facts -> first(new Asked(facts)).stream()).anyMatch(row -> row.stands(output, "true"))
        ? List.of()
        : List.of(Finding.refused("The table", says));
  }

  /** One row: for which facts it holds, and what it says. */
  public static final class EditedRow {

    private final Grid table;
    private final Grid.Row row;
    private final List<Condition> conditions;

    private EditedRow(Grid table, Grid.Row row) {
      this.table = table;
      this.row = row;
      this.conditions = row.conditions().stream().map(Condition::of).toList();
    }

    /** Such as {@code Row 3 (largeDraw)}. */
    public String place() {
      return row.place();
    }

    public boolean holds(Asked asked) {
      return table.columns()
          .allMatch(column -> conditions.get(column)
              .holds(asked.facts.get(table.inputs().get(column).name()), asked.facts));
    }

    /** Whether the row may hold where this fact is that number. */
    public boolean mayBe(String input, int number) {
      return table.columns().filter(column -> table.inputs().get(column).name().equals(input))
          .mapToObj(conditions::get)
          .allMatch(condition -> !condition.names().isEmpty() || condition.holds(BigDecimal.valueOf(number), Map.of()));
    }

    /** A refusal of what the row says or asks for in this column. */
    public Finding refused(String column, String says) {
      return Finding.refused("%s, %s".formatted(row.place(), column), says);
    }

    /** A refusal of the row as a whole. */
    public Finding refused(String says) {
      return Finding.refused(row.place(), says);
    }

    /** A word that stands in that column. */
    public boolean says(String output, Enum<?> word) {
      return stands(output, "\"%s\"".formatted(word.name()));
    }

    private boolean stands(String output, String cell) {
      return IntStream.range(0, table.outputs().size())
          .filter(column -> table.outputs().get(column).name().equals(output))
          .anyMatch(column -> row.results().get(column).strip().equals(cell));
    }
  }

  /** Facts as a table is asked about them. */
  public static final class Asked {

    private final Map<String, Object> facts = new LinkedHashMap<>();

    /** Those of the record that feeds the table; what is absent is left out. */
    public Asked(Record of) {
      Arrays.stream(of.getClass().getRecordComponents())
          .forEach(fact -> Optional.ofNullable(asked(value(fact, of)))
              .ifPresent(value -> facts.put(fact.getName(), value)));
    }

    private static @Nullable Object asked(@Nullable Object value) {
      if (value instanceof Optional<?> perhaps) {
        return perhaps.map(Asked::asked).orElse(null);
      }
      if (value instanceof Enum<?> word) {
        return word.name();
      }
      return value instanceof Number number ? new BigDecimal(number.toString()) : value;
    }

    private static @Nullable Object value(RecordComponent fact, Record of) {
      try {
        var read = fact.getAccessor();
        read.setAccessible(true);
        return read.invoke(of);
      } catch (ReflectiveOperationException unreadable) {
        throw new IllegalStateException("the fact %s cannot be read".formatted(fact.getName()), unreadable);
      }
    }
  }
}
