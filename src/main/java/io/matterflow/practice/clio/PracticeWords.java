package io.matterflow.practice.clio;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;

/** What Clio says, in the words of the directory: the rows of {@code practice-words}. */
final class PracticeWords {

  static final DecisionTable<WordFacts, String> PRACTICE_WORDS =
      DecisionTable.of("practice-words", WordFacts.class, String.class);

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

  /** What is asked, and what Clio says of it. */
  record WordFacts(String member, String word) {}
}
