package io.matterflow.capture;

import java.util.Optional;

/** What became of a person's act on something of their own. */
public sealed interface Answer<T> {

  record Done<T>(T value) implements Answer<T> {}

  /** There is nothing by that id that this person may see. */
  record Unseen<T>() implements Answer<T> {}

  /**
   * A rule refused it, for what stands in a member of the request where one is at fault; {@code stale} says that things
   * have moved on since the person looked.
   */
  record Refused<T>(String code, Optional<String> member, String detail, String next, boolean stale)
      implements Answer<T> {

    static <T> Refused<T> byRule(String code, String detail, String next) {
      return new Refused<>(code, Optional.empty(), detail, next, false);
    }

    static <T> Refused<T> forMember(String member, String code, String detail, String next) {
      return new Refused<>(code, Optional.of(member), detail, next, false);
    }

    static <T> Refused<T> asStale(String code, String detail, String next) {
      return new Refused<>(code, Optional.empty(), detail, next, true);
    }
  }
}
