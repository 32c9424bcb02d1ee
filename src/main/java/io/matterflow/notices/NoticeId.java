package io.matterflow.notices;

import java.util.UUID;

/** The id of a planned message to one person. */
public record NoticeId(UUID value) {

  static NoticeId next() {
    return new NoticeId(UUID.randomUUID());
  }

  public static NoticeId of(String text) {
    return new NoticeId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
