package io.matterflow.prebill;

import java.util.Optional;

/** What became of an act on a pre-bill. A refusal is an answer: nothing has changed. */
public sealed interface Answer<T> {

  /** Done, with what is known now. */
  record Done<T>(T value) implements Answer<T> {}

  /** Refused; the detail holds the values, the pointer names the member of the request at fault where there is one. */
  record Refused<T>(Refusal refusal, String detail, Optional<String> pointer) implements Answer<T> {

    /** The same refusal for a caller who expected something else. */
    <U> Refused<U> instead() {
      return new Refused<>(refusal, detail, pointer);
    }

    Refused<T> at(String member) {
      return new Refused<>(refusal, detail, Optional.of(member));
    }
  }

  static <T> Refused<T> refused(Refusal refusal, String detail) {
    return new Refused<>(refusal, detail, Optional.empty());
  }
}
