package io.matterflow.prebill;

import java.util.Optional;

/** Where a pre-bill stands, from a published list, each with the one thing to do next. */
public enum PreBillState {
  /** Compiled a moment ago; nobody sees it before its lines were checked. */
  COMPILED("Nothing: its lines are being checked."),
  WAITING_ON_TIMEKEEPER("Answer the open exceptions on your lines."),
  EXCEPTION("Resolve the open exceptions."),
  IN_REVIEW("Review the lines, correct what needs it, and pass the pre-bill on for approval."),
  IN_APPROVAL("Approve the pre-bill as it stands, or return it with a reason."),
  APPROVED("Nothing, or recall it: its invoice is made as soon as the time to recall is over."),
  INVOICED("Nothing here: follow the invoice."),
  /** Its invoices were voided: what it billed is unbilled again, or on the pre-bill that replaces it. */
  VOIDED("Nothing here: its invoice was voided, and what it billed is free for another bill.");

  private final String nextAction;

  PreBillState(String nextAction) {
    this.nextAction = nextAction;
  }

  public String nextAction() {
    return nextAction;
  }

  /** Lines may be changed until the review is done; afterwards it takes a return or a recall. */
  public boolean isEditable() {
    return holdsForExceptions() || this == IN_REVIEW;
  }

  /** What was signed can be taken back, until the invoice is made. */
  public boolean isRecallable() {
    return this == IN_APPROVAL || this == APPROVED;
  }

  /** The process waits at {@code resolveExceptions}. */
  public boolean holdsForExceptions() {
    return this == WAITING_ON_TIMEKEEPER || this == EXCEPTION;
  }

  static Optional<PreBillState> named(String name) {
    for (var state : values()) {
      if (state.name().equals(name)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
