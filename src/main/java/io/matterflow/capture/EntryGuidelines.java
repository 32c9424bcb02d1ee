package io.matterflow.capture;

import io.matterflow.capture.TimeValuation.Worth;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whoever keeps clients' guidelines says here what time would break, before it stands on any bill. Capture asks and
 * knows no guideline itself.
 */
public interface EntryGuidelines {

  /** What each of the entries breaks as of the day, seen beside the others; one list an entry, in the order given. */
  List<List<Violation>> violations(LocalDate asOf, List<EntryUnderCheck> entries);

  /** An entry and its worth where it has one. */
  record EntryUnderCheck(EnteredTime time, Optional<Worth> worth) {}

  /** The rule that is broken, with what force, who answers for it, and why in words. */
  record Violation(String rule, String action, String owner, String message) {}
}
