package io.matterflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * What the code makes of each table's results, for whoever wants to know before a table is asked. The tables are the constants
 * of type {@link DecisionTable} in the product's classes: who adds one adds nothing here.
 */
@Component
public class TableReaders {

  private static final String PRODUCT = "io/matterflow/";

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

  private static <R> void check(DecisionTable<?, R> reader, RowConditions conditions, Map<String, @Nullable Object> results) {
    reader.check().check(conditions, DecisionOutputs.read(reader.result(), results));
  }

  /** Looked for when somebody first wants to know: that is when a table is released, not when the product starts. */
  private synchronized Map<String, DecisionTable<?, ?>> readers() {
    if (tables.isEmpty()) {
      classes().flatMap(type -> Arrays.stream(type.getDeclaredFields())).filter(TableReaders::isTable)
          .map(TableReaders::table).forEach(table -> tables.put(table.id(), table));
    }
    return tables;
  }

  private static Stream<Class<?>> classes() {
    try {
      var loader = TableReaders.class.getClassLoader();
      var files = new PathMatchingResourcePatternResolver(loader).getResources("classpath*:" + PRODUCT + "**/*.class");
      return Arrays.stream(files)
          .map(file -> String.valueOf(file.getFilename()).equals("package-info.class") ? "" : nameOf(String.valueOf(file)))
          .filter(name -> !name.isEmpty())
          .map(name -> ClassUtils.resolveClassName(name, loader));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the product's classes cannot be listed", unreadable);
    }
  }

  private static String nameOf(String file) {
    var from = file.lastIndexOf(PRODUCT);
    var to = file.lastIndexOf(".class");
    return file.substring(from, to).replace('/', '.');
  }

  private static boolean isTable(Field field) {
    return Modifier.isStatic(field.getModifiers()) && field.getType() == DecisionTable.class;
  }

  private static DecisionTable<?, ?> table(Field field) {
    try {
      field.setAccessible(true);
      return (DecisionTable<?, ?>) field.get(null);
    } catch (IllegalAccessException never) {
      throw new IllegalStateException("%s cannot be read".formatted(field), never);
    }
  }
}
