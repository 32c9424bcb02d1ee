package io.matterflow.trust.statement;

/**
 * A file that is no statement, or not whole: which line, what is wrong with it, and what to do. Thrown and caught
 * within an import.
 */
public final class Misread extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String next;

  Misread(int line, String what, String next) {
    super(what, null, false, false);
    this.line = line;
    this.next = next;
  }

  /** From 1; 0 where it is about the file as a whole. */
  public int line() {
    return line;
  }

  public String what() {
    return String.valueOf(getMessage());
  }

  public String next() {
    return next;
  }
}
