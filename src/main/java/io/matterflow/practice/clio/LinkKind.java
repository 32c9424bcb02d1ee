package io.matterflow.practice.clio;

/** What is known under two ids. */
enum LinkKind {
  TIMEKEEPER("timekeeper"),
  CLIENT("client"),
  MATTER("matter"),
  TASK_CODE("task code"),
  ACTIVITY_CODE("activity code");

  private final String word;

  LinkKind(String word) {
    this.word = word;
  }

  /** As the trail and its readers name it. */
  String word() {
    return word;
  }
}
