package io.matterflow.capture;

import io.matterflow.directory.Matter;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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

  Clues pointingTo(Matter matter, Optional<TimekeeperId> timekeeper) {
    var more = new TreeMap<>(byMatter);
    var clues = EnumSet.of(Clue.THREAD_PARENT);
    clues.addAll(more.getOrDefault(matter.id(), Set.of()));
    if (matter.isOpen() && timekeeper.filter(matter.team()::contains).isPresent()) {
      clues.add(Clue.ON_TEAM);
    }
    more.put(matter.id(), clues);
    return new Clues(more, automated, courtSender, firmOnly, sharedMailboxOnly, severalClients);
  }
}
