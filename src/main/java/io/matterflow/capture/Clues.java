package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import java.util.Map;
import java.util.Set;

/**
 * All that matching keeps of a signal's words and people: what points to which matter, and who took part, as flags.
 * From these the decisions can be asked again at any time without the words.
 */
record Clues(
    Map<MatterId, Set<Clue>> byMatter,
    boolean automated,
    boolean courtSender,
    boolean firmOnly,
    boolean sharedMailboxOnly,
    boolean severalClients) {

  static final Clues NONE = new Clues(Map.of(), false, false, false, false, false);

  boolean nameAMatter() {
    return byMatter.values().stream().anyMatch(clues -> clues.stream().anyMatch(Clue::isReference));
  }
}
