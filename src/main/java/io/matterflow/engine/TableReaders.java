package io.matterflow.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the code makes of each table's results, for whoever wants to know before a table is asked. The tables are the constants
 * of type {@link DecisionTable} in the product's classes: who adds one adds nothing here.
 */
@Component
public class TableReaders {

  private final Map<String, DecisionTable<?, ?>> tables = new ConcurrentHashMap<>();

  /** Why a row with these results is of no use; empty when it is, or when no code of ours asks the table. */
  public Optional<OutputMisfit> misfit(String table, RowConditions conditions, Map<String, @Nullable Object> results) {
    var reader = readers().get(table);
    if (reader == null) {
      return Optional.empty();
    }
    try {
      check(reader, conditions, results);
      return Optional.empty();
    } catch (OutputMisfit misfit) {
      return Optional.of(misfit);
    }
  }

  /** The code that asks the table; empty when none of ours does. */
  public Optional<DecisionTable<?, ?>> of(String table) {
    return Optional.ofNullable(readers().get(table));
  }

  private static <R> void check(DecisionTable<?, R> reader, RowConditions conditions, Map<String, @Nullable Object> results) {
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
