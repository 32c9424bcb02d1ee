package io.matterflow.messaging.twilio;

/** Twilio did not answer, or not in a way that tells what it has done. The message names paths and codes only. */
final class TwilioFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean neverAsked;

  private TwilioFault(String message, Throwable cause, boolean neverAsked) {
    super(message, cause);
    this.neverAsked = neverAsked;
  }

  /** No connection came about: nothing was done. */
  static TwilioFault unreachable(Throwable cause) {
    return new TwilioFault("no connection to Twilio came about", cause, true);
  }

  static TwilioFault unanswered(Throwable cause) {
    return new TwilioFault("Twilio did not answer", cause, false);
  }

  static TwilioFault unclear(String message) {
    return new TwilioFault(message, new IllegalStateException(message), false);
  }

  boolean neverAsked() {
    return neverAsked;
  }
}
