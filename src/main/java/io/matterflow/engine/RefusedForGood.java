package io.matterflow.engine;

/**
 * The vendor has not done what we asked and would not if it were asked again in these words: the address is nobody's,
 * the number takes no messages. Something has to change first. The message may reach an engine table, so it names
 * codes, never a person.
 */
public final class RefusedForGood extends RuntimeException {

  private static final long serialVersionUID = 1;

  public RefusedForGood(String message) {
    super(message);
  }

  public RefusedForGood(String message, Throwable cause) {
    super(message, cause);
  }
}
