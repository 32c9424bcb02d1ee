package io.matterflow.capture;

/** What kind of work a signal tells of. */
public enum ActivityKind {
  EMAIL("e-mail"),
  CALL("call"),
  CALENDAR("appointment"),
  DOCUMENT("document"),
  FILING("court filing"),
  GENERIC("activity");

  private final String noun;

  ActivityKind(String noun) {
    this.noun = noun;
  }

  /** As a person says it, for titles of tasks. */
  public String noun() {
    return noun;
  }

  /** What an entry made from such a signal names as its source. */
  String entrySource() {
    return "PROMPT_" + (this == DOCUMENT ? "DOC" : name());
  }
}
