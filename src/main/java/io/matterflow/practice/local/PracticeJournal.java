package io.matterflow.practice.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.vendors.LocalVendor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The entries as the lines of the local file leave them: a line is an entry, or amends or withdraws an earlier one. A
 * line without our reference is one that a person entered by hand.
 */
final class PracticeJournal {

  static final String AMENDS = "amends";
  static final String WITHDRAWS = "withdraws";
  static final String BY_HAND = "by-hand:";

  private final LinkedHashMap<String, Kept> entries = new LinkedHashMap<>();

  private PracticeJournal() {}

  static PracticeJournal of(LocalVendor vendor) {
    var journal = new PracticeJournal();
    vendor.entries().forEach(journal::read);
    return journal;
  }

  /** The first entry with our reference that still stands. */
  Optional<Kept> with(String reference) {
    return entries.values().stream().filter(kept -> kept.key().equals(reference)).findFirst();
  }

  Collection<Kept> entries() {
    return entries.values();
  }

  private void read(LocalVendor.Entry line) {
    if (line.content().has(WITHDRAWS)) {
      entries.remove(line.content().get(WITHDRAWS).asText());
    } else if (line.content().has(AMENDS)) {
      entries.replace(
          line.content().get(AMENDS).asText(),
          new Kept(line.content().get(AMENDS).asText(), line.key(), line.content()));
    } else {
      entries.put(line.id(), new Kept(line.id(), line.key(), line.content()));
    }
  }

  /** An entry as it stands now. */
  record Kept(String id, String key, ObjectNode content) {

    Optional<String> reference() {
      return Optional.of(key).filter(ours -> !ours.startsWith(BY_HAND));
    }

    Optional<String> text(String member) {
      return Optional.ofNullable(content.get(member)).map(value -> value.asText());
    }
  }
}
