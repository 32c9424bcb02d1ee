package io.matterflow.practice.clio;

/**
 * Clio did not do what it was asked, or nobody can tell. The message names paths, states and codes, never what a person
 * wrote or a token, since it may reach an engine table.
 */
final class ClioFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong, whether a write was surely not done, and what its owner does about it. */
  enum Cause {
    UNREACHABLE(true, "See that this machine reaches Clio; nothing is lost, it goes on by itself."),
    LIMIT(true, "Nothing: Clio's limit of requests was reached, it goes on by itself."),
    NOT_CONNECTED(true, "Connect the account again as docs/clio.md describes: Clio no longer accepts the token."),
    NOT_ALLOWED(true,
        "Give the connected Clio user the permission, and the developer app the scope, that the step needs."),
    GONE(true, "Look in Clio whether the record was deleted there."),
    CHANGED_MEANWHILE(true, "Nothing: the record was changed in Clio at the same time, it is read and tried again."),
    VERSION(true, "Update the product: Clio no longer serves the version of its interface that this one speaks."),
    REFUSED(true, "Look in Clio why it does not take the record; mend it there, then try the step again."),
    UNANSWERED(false, "See that this machine reaches Clio; what was asked is looked for before it is asked again."),
    BROKEN(false, "Look at Clio's status page; what was asked is looked for before it is asked again."),
    UNREADABLE(false, "Tell whoever looks after the product: Clio answered in a way that it does not understand.");

    private final boolean surelyNotDone;
    private final String nextAction;

    Cause(boolean surelyNotDone, String nextAction) {
      this.surelyNotDone = surelyNotDone;
      this.nextAction = nextAction;
    }

    boolean surelyNotDone() {
      return surelyNotDone;
    }

    String nextAction() {
      return nextAction;
    }
  }

  private final Cause why;

  ClioFault(Cause why, String message) {
    super(message);
    this.why = why;
  }

  ClioFault(Cause why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  Cause why() {
    return why;
  }

  boolean surelyNotDone() {
    return why.surelyNotDone();
  }
}
