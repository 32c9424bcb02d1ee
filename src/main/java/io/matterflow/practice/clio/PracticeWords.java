package io.matterflow.practice.clio;

import io.matterflow.directory.Client;
import io.matterflow.directory.Matter;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.OneOf;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.engine.RowConditions;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What Clio says, in the words of the directory: the rows of {@code practice-words}. */
final class PracticeWords {

  static final DecisionTable<WordFacts, String> PRACTICE_WORDS =
      DecisionTable.of("practice-words", WordFacts.class, String.class).whereEachRow(PracticeWords::mustBeRead);
  /** What the directory takes; of the others any word will do. */
  private static final Map<String, String> TAKEN = Map.of(
      "status", oneOf(Matter.Status.values()),
      "delivery", oneOf(Client.Delivery.values()),
      "increment", "0\\.\\d*[1-9]\\d*|1(?:\\.0*)?",
      "paymentTermsDays", "\\d{1,3}");

  private final Decisions decisions;

  PracticeWords(Decisions decisions) {
    this.decisions = decisions;
  }

  /** Not recorded one by one: what comes of it stands in the directory, whose changes are in the trail. */
  String ours(String member, String word) {
    return decisions.look(PRACTICE_WORDS, new WordFacts(member, word)).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("practice-words has no row for " + member))
        .result();
  }

  private static void mustBeRead(RowConditions row, String ours) {
    TAKEN.forEach((member, taken) -> {
      if (row.mayBe("member", member) && !ours.matches(taken)) {
        throw new OutputMisfit("ours", "%s is no %s%s".formatted(ours, member,
            taken.contains("\\") ? "" : ", which is one of " + taken.replace("|", ", ")));
      }
    });
  }

  private static String oneOf(Enum<?>[] words) {
    return Arrays.stream(words).map(Enum::name).collect(Collectors.joining("|"));
  }

  /** What is asked, and what Clio says of it. */
  record WordFacts(
      @OneOf({"classification", "status", "billingModel", "delivery", "increment", "paymentTermsDays",
          "cycle"}) String member,
      String word) {}
}
