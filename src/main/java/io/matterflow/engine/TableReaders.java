package io.matterflow.engine;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the code makes of each table's results, for whoever wants to know before a table is asked. The tables are the
 * constants of type {@link DecisionTable} in the product's classes: who adds one adds nothing here.
 */
@Component
public class TableReaders {

  private final Map<String, DecisionTable<?, ?>> tables = new ConcurrentHashMap<>();

  /** Which results are of no use, wherever their row holds; none when no code of ours asks the table. */
  public List<OutputMisfit> misfits(String table, Map<String, @Nullable Object> results) {
    return of(table).map(reader -> misfits(() -> check(reader, results))).orElse(List.of());
  }

  /** Which results, each of use by itself, are of no use where this row holds. */
  public List<OutputMisfit> misfits(String table, RowConditions conditions, Map<String, @Nullable Object> results) {
    return of(table).map(reader -> misfits(() -> check(reader, conditions, results))).orElse(List.of());
  }

  /** The code that asks the table; empty when none of ours does. */
  public Optional<DecisionTable<?, ?>> of(String table) {
    return Optional.ofNullable(readers().get(table));
  }

  /** The facts that every question put to the table has; what may be absent is not among them. */
  Set<String> required(String table) {
    return of(table).stream().flatMap(reader -> Arrays.stream(reader.facts().getRecordComponents()))
        .filter(fact -> fact.getType() != Optional.class)
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  /** What rows with these results, which hold together, bring upon people; nothing where they cannot be read. */
  public Upshot upshot(String table, List<Map<String, @Nullable Object>> rows) {
    return of(table).map(reader -> upshot(reader, rows)).orElse(Upshot.NONE);
  }

  private static <R> Upshot upshot(DecisionTable<?, R> reader, List<Map<String, @Nullable Object>> rows) {
    var followed = new HashSet<String>();
    return rows.stream()
        .flatMap(results -> read(reader, results).stream())
        .filter(row -> reader.once().apply(row).map(followed::add).orElse(true))
        .map(reader.upshot())
        .reduce(Upshot.NONE, Upshot::plus);
  }

  private static <R> Optional<R> read(DecisionTable<?, R> reader, Map<String, @Nullable Object> results) {
    try {
      return Optional.of(DecisionOutputs.read(reader.result(), results));
    } catch (OutputMisfit misfit) {
      return Optional.empty();
    }
  }

  private static List<OutputMisfit> misfits(Runnable check) {
    try {
      check.run();
      return List.of();
    } catch (OutputMisfit misfit) {
      return misfit.all();
    }
  }

  private static void check(DecisionTable<?, ?> reader, Map<String, @Nullable Object> results) {
    OutputMisfit.allOf(
        () -> DecisionOutputs.read(reader.result(), results),
        () -> ResultLimits.check(reader.result(), results));
  }

  private static <R> void
      check(DecisionTable<?, R> reader, RowConditions conditions, Map<String, @Nullable Object> results) {
    reader.check().check(conditions, DecisionOutputs.read(reader.result(), results));
  }

  /** Looked for when somebody first wants to know: that is when a table is released, not when the product starts. */
  private synchronized Map<String, DecisionTable<?, ?>> readers() {
    if (tables.isEmpty()) {
      ProductConstants.of(DecisionTable.class).forEach(table -> tables.put(table.id(), table));
    }
    return tables;
  }
}
