package io.matterflow.prebill;

import java.util.Optional;

/** Why somebody moves money: a code of the firm's list, and words. Without a code the words say it alone. */
public record Reason(Optional<String> code, Optional<String> words) {

  static final String OTHER = "OTHER";

  static Reason inWords(Optional<String> words) {
    return new Reason(Optional.empty(), words);
  }

  boolean isGiven() {
    return words.isPresent();
  }

  String codeOrOther() {
    return code.orElse(OTHER);
  }
}
