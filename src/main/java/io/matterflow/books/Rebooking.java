package io.matterflow.books;

import io.matterflow.accounting.Posting;
import io.matterflow.accounting.Posting.Side;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An entry for the accounting system alone: what it has on accounts that the firm does not want any more goes to the
 * right ones.
 */
public record Rebooking(String key, EntryKey entry, LocalDate on, List<Side> sides) {

  public Rebooking {
    sides = List.copyOf(sides);
  }

  static Rebooking of(EntryKey entry, int before, LocalDate on, List<Side> sides) {
    return new Rebooking("rebooked:%d:%s".formatted(before + 1, entry), entry, on, sides);
  }

  Posting posting() {
    return new Posting(key, on, "REBOOKED " + entry, sides, Optional.empty());
  }
}
