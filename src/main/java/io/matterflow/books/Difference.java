package io.matterflow.books;

import io.matterflow.kernel.Money;
import java.util.Optional;

/**
 * An entry that is not in the accounting system as it is in ours: the amounts debited here and there, and what stands
 * there instead.
 */
public record Difference(String key, Kind kind, Optional<Money> ours, Optional<Money> theirs, String detail) {

  /** What is wrong with it. */
  public enum Kind {
    /** It waits to be posted, or was refused. */
    NOT_POSTED("not posted"),
    /** It was posted, and is not there any more, or not in these days. */
    MISSING_THERE("posted, and not there any more"),
    /** Somebody has entered there under a key of ours what we never posted. */
    UNKNOWN_HERE("there under a key that we never posted"),
    CHANGED_THERE("changed there"),
    TWICE_THERE("there more than once");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public String words() {
    var amounts = "here %s, there %s".formatted(
        ours.map(Money::plain).orElse("nothing"), theirs.map(Money::plain).orElse("nothing"));
    return kind.words() + ": " + amounts + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
