package io.matterflow.engine;

/**
 * The vendor has surely not done what we asked: refused, unreachable, not yet connected. Trying again is safe. The
 * message may reach an engine table, so it names ids and codes, never a person or an amount.
 */
public final class NotAccepted extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NotAccepted(String message) {
    super(message);
  }

  public NotAccepted(String message, Throwable cause) {
    super(message, cause);
  }
}
