package io.matterflow.capture;

import io.matterflow.directory.CodeSets;
import io.matterflow.directory.CodeSets.CodeSet;
import io.matterflow.directory.CodeSets.Kind;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.engine.RowConditions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the codes that a table suggests against the published ones: nobody could sign off any other. */
final class PublishedCodes {

  private static final CodeSets SETS = new CodeSets();

  private PublishedCodes() {}

  static void activity(Optional<String> code) {
    code.filter(suggested -> !SETS.activityCodes().contains(suggested)).ifPresent(suggested -> {
      throw new OutputMisfit("activityCode", "%s is no activity code; those are %s"
          .formatted(suggested, String.join(", ", SETS.activityCodes())));
    });
  }

  /** A code that is taken on matters of every set, as the firm's table of expense codes says. */
  static void expense(RowConditions row, String code) {
    var tasks = SETS.all().stream().filter(set -> set.kind() == Kind.TASK).map(CodeSet::name);
    if (!tasks.allMatch(set -> row.isAnswered("expense-codes", Map.of("codeSet", set, "code", code)))) {
      throw new OutputMisfit("code", "%s is no expense code of expense-codes; those that are published are %s"
          .formatted(code, SETS.all().stream()
              .filter(set -> set.kind() == Kind.EXPENSE)
              .flatMap(set -> set.codes().stream())
              .sorted()
              .collect(Collectors.joining(", "))));
    }
  }

  /** A code has to be one of a set for which the row may answer; of sets not known in full nobody can say. */
  static void task(RowConditions row, Optional<String> code) {
    var sets = SETS.all().stream()
        .filter(set -> set.kind() == Kind.TASK && row.mayBe("codeSet", set.name()))
        .toList();
    var known = new TreeSet<String>();
    sets.forEach(set -> known.addAll(SETS.taskCodes(set.name())));
    code.filter(suggested -> sets.stream().anyMatch(CodeSet::complete) && !known.contains(suggested))
        .ifPresent(suggested -> {
      throw new OutputMisfit("taskCode", "%s is no task code of the sets of this row; those are %s"
          .formatted(suggested, String.join(", ", known)));
    });
  }
}
