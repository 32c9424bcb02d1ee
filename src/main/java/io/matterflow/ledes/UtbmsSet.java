package io.matterflow.ledes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The published code sets of the Uniform Task-Based Management System, as far as they are known for certain; clients'
 * own codes are not among them. A line carries a code that stands for work: one that only groups others, such as L300,
 * is not usable, while C200 and P300, which nothing is grouped under, are.
 */
public enum UtbmsSet {
  LITIGATION,
  EDISCOVERY,
  COUNSELING,
  PROJECT,
  BANKRUPTCY,
  PATENT,
  TRADEMARK,
  ACTIVITY,
  ACTIVITY_LOC2013,
  EXPENSE;

  private static final String SOURCE = "utbms.csv";
  private static final Map<UtbmsSet, Set<String>> USABLE = read();

  /** The codes that a line may carry. */
  public Set<String> usable() {
    return USABLE.getOrDefault(this, Set.of());
  }

  /** The set of this name, if there is one. */
  public static Optional<UtbmsSet> named(String name) {
    return Arrays.stream(values()).filter(set -> set.name().equals(name)).findFirst();
  }

  /** Whether all codes of the set are known here, so that one that is not among them is wrong. */
  boolean isComplete() {
    return this != PATENT && this != TRADEMARK;
  }

  LedesField field() {
    return switch (this) {
      case ACTIVITY, ACTIVITY_LOC2013 -> LedesField.LINE_ITEM_ACTIVITY_CODE;
      case EXPENSE -> LedesField.LINE_ITEM_EXPENSE_CODE;
      default -> LedesField.LINE_ITEM_TASK_CODE;
    };
  }

  private static Map<UtbmsSet, Set<String>> read() {
    var codes = new EnumMap<UtbmsSet, Set<String>>(UtbmsSet.class);
    var grouping = new HashSet<String>();
    for (var row : rows()) {
      var cells = row.split(",", 4);
      codes.computeIfAbsent(valueOf(cells[0]), set -> new HashSet<>()).add(cells[1]);
      grouping.add(cells[2]);
    }
    codes.replaceAll((set, all) -> {
      all.removeAll(grouping);
      return Set.copyOf(all);
    });
    return codes;
  }

  private static List<String> rows() {
    var file = UtbmsSet.class.getResourceAsStream(SOURCE);
    if (file == null) {
      throw new IllegalStateException("the code sets %s are missing".formatted(SOURCE));
    }
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).filter(row -> !row.isBlank()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
