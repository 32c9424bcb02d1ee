package io.matterflow.books;

import java.util.UUID;

/** The id of a run that posts to the accounting system. */
public record PostingRunId(UUID value) {

  static PostingRunId next() {
    return new PostingRunId(UUID.randomUUID());
  }

  public static PostingRunId of(String text) {
    return new PostingRunId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
