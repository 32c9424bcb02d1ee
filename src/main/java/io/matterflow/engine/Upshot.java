package io.matterflow.engine;

/** What an answer of a table brings upon people: tasks on the firm's desks, and messages that go out. */
public record Upshot(int tasks, int messages) {

  public static final Upshot NONE = new Upshot(0, 0);
  public static final Upshot TASK = new Upshot(1, 0);
  public static final Upshot MESSAGE = new Upshot(0, 1);

  public static Upshot tasks(int tasks) {
    return new Upshot(tasks, 0);
  }

  public Upshot plus(Upshot other) {
    return new Upshot(tasks + other.tasks, messages + other.messages);
  }

  public Upshot minus(Upshot other) {
    return new Upshot(tasks - other.tasks, messages - other.messages);
  }
}
