package io.matterflow.prebill;

/** The words of a finding, with the value that was found and the limit that holds. */
enum GuidelineMessage {
  MISSING_NARRATIVE("The line does not say what was done."),
  UNKNOWN_TIMEKEEPER("The directory does not know the timekeeper %1$s."),
  MISSING_RATE("No rate is known: the line would go out at %1$s an hour."),
  MISSING_TASK_CODE("The client requires UTBMS codes, and the task code is blank."),
  MISSING_ACTIVITY_CODE("The client requires UTBMS codes, and the activity code is blank."),
  NOT_IN_INCREMENTS("%1$s hours are not whole increments of %2$s."),
  DUPLICATE("Same timekeeper, date, hours and words as line %1$s."),
  FUTURE_DATED("Dated %1$s, which is after %2$s."),
  LATE_ENTRY("Entered %1$s days after the work; the client likes %2$s at most.");

  private final String words;

  GuidelineMessage(String words) {
    this.words = words;
  }

  String sentence(String value, String limit) {
    return words.formatted(value, limit);
  }
}
