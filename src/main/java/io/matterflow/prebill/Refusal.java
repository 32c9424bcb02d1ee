package io.matterflow.prebill;

/**
 * Why an act on a pre-bill is refused. The name is the code that callers rely on; the sentence says what to do next.
 */
public enum Refusal {
  UNKNOWN_PRE_BILL(Kind.UNKNOWN, "Check the id, or ask the billing coordinator."),
  UNKNOWN_LINE(Kind.UNKNOWN, "Read the pre-bill again: it lists its lines."),
  UNKNOWN_EXCEPTION(Kind.UNKNOWN, "Read the pre-bill again: it lists its exceptions."),
  NOT_YOURS(Kind.FORBIDDEN, "Ask the owner that the pre-bill names."),
  STALE_VERSION(Kind.CONFLICT, "Read the pre-bill again, look at what changed, and send the version you have seen."),
  WRONG_STATE(Kind.CONFLICT, "Read the pre-bill again: its state says what can be done now."),
  ALREADY_RESOLVED(Kind.CONFLICT, "Read the pre-bill again: the exception carries its resolution."),
  ALREADY_INVOICED(Kind.CONFLICT, "Correct the invoice instead of the pre-bill."),
  REASON_MISSING(Kind.RULE, "Say why, in words that can stand in the record."),
  REFERENCE_MISSING(Kind.RULE, "Name where the client's approval can be found, such as the e-mail's date and sender."),
  NOT_OF_THIS_LINE(Kind.RULE, "Write a cost or a fee down by an amount, or hold it."),
  WRITE_DOWN_TOO_HIGH(Kind.RULE, "Write down at most what the line comes to."),
  NOTHING_LEFT_TO_BILL(Kind.RULE, "Leave at least one line with an amount, or leave the time for a later period."),
  RATE_MISSING(Kind.RULE, "Enter a rate for the timekeeper in the practice-management system, load it, and try again."),
  UNKNOWN_TIMEKEEPER(Kind.RULE, "Name a timekeeper of the firm by id, such as TK01."),
  OUTSIDE_THE_PERIOD(Kind.RULE, "Date the work on or before the end of the period."),
  STILL_VIOLATED(Kind.RULE, "Correct the line first, or resolve the exception in another way."),
  NOT_THIS_WAY(Kind.RULE, "Choose another resolution; the exception's action says what it asks for."),
  NOT_THE_CLIENTS_RULE(Kind.RULE, "Correct the line, leave it for the next bill, or let it stand with a reason."),
  EXCEPTIONS_OPEN(Kind.RULE, "Resolve the open exceptions that the pre-bill lists, then review it again."),
  NOT_PRINTABLE(Kind.RULE,
      "Write it in Latin, Greek or Cyrillic letters: correct a line in its review, and a name in the "
      + "practice-management system, then load it."),
  BILLED_ELSEWHERE(Kind.CONFLICT,
      "Hold the line, take the time off the bill over there, or finish the task \"Billed there?\"; a pre-bill "
      + "that is signed already is returned first."),
  OWN_WRITE_DOWN(Kind.RULE, "Ask another billing partner or the billing admin to approve it."),
  UNKNOWN_REASON(Kind.RULE, "Give one of the reasons that the firm lists, or leave it out and say it in words."),
  NOT_THIS_KIND(Kind.RULE, "Write down a line, or give a discount or a courtesy on the bill."),
  NOT_CLEAN(Kind.RULE, "Open it and sign it by itself, in view of what was found."),
  SIGNED_BEFORE(Kind.RULE, "Ask somebody else who holds the role of this level."),
  UNKNOWN_MATTER(Kind.RULE, "Load the matter into the directory, or leave it out."),
  NOT_YOURS_TO_HOLD(Kind.FORBIDDEN, "Ask the matter's responsible attorney or the billing coordinator."),
  HELD_BEFORE(Kind.CONFLICT, "Lift the hold that stands, then place another."),
  BILLING_HELD(Kind.CONFLICT, "Lift the hold on the matter's bills, or wait until its last day is over; then go on."),
  NOT_HELD(Kind.CONFLICT, "Nothing is left to do: the matter's cycle bills it."),
  HOLD_OUT_OF_RANGE(Kind.RULE, "Name the last day of the hold: today or later, and at most two years ahead."),
  UNKNOWN_MILESTONE(Kind.UNKNOWN, "Name one of the milestones that the matter's billing terms hold."),
  NOT_YOURS_TO_REPORT(Kind.FORBIDDEN, "Ask the matter's responsible attorney or the billing coordinator."),
  SAME_MATTER(Kind.RULE, "Name another matter, or leave the line where it is."),
  MATTER_TAKES_NO_TIME(Kind.RULE, "Choose another matter or activity."),
  NOT_POSTED(Kind.CONFLICT, "Wait until the practice system has the time, then try again."),
  CORRECTION_UNDER_WAY(Kind.CONFLICT, "Wait until the practice system has the correction before, then try again."),
  POSSIBLE_DUPLICATE(Kind.CONFLICT,
      "Transfer it with the answer BOTH if it is work of its own, or leave it where it is."),
  ENTRY_NOT_MOVED(Kind.RULE, "Mend what is named, then try again."),
  CANNOT_BE_DIVIDED_SO(Kind.RULE, "Name hours above zero and below those of the line."),
  ADJUSTED_BEFORE(Kind.RULE,
      "Take the change of hours or rate, or the write-down, back, split the line, then adjust its parts."),
  MATTER_NOT_SETTLED(Kind.CONFLICT, "Have it answered, billed or paid back, then ask again."),
  NOT_YOURS_TO_CLOSE(Kind.FORBIDDEN, "Ask the matter's responsible attorney or the billing coordinator."),
  MATTER_CLOSED(Kind.CONFLICT, "Open the matter in the practice-management system and load it, if work on it goes on."),
  COUNTED_BEFORE(Kind.CONFLICT, "It counts once: nothing is left to do. Give another outcome a reference of its own."),
  NOT_YET_REACHED(Kind.RULE, "Report it on the day or afterwards, with the day on which it was reached."),
  NO_SHARE_AGREED(Kind.RULE, "Enter the agreed share in the matter's billing terms, load them, and try again."),
  COSTS_MISSING(Kind.RULE, "Send the costs that come off first as costs."),
  NO_END_OF_A_PERIOD(Kind.RULE,
      "Name one of the days given, or name in matterIds the matters whose own period ends on that day."),
  PERIOD_AHEAD(Kind.RULE, "Name a day that is over or today; the calendar begins the run of a later one by itself."),
  ABSURD_PERIOD(Kind.RULE, "Name the last day of the period that is to be billed.");

  private final Kind kind;
  private final String next;

  Refusal(Kind kind, String next) {
    this.kind = kind;
    this.next = next;
  }

  public Kind kind() {
    return kind;
  }

  public String next() {
    return next;
  }

  /** What sort of refusal it is: nothing there to see, not the caller's, overtaken by events, or against a rule. */
  public enum Kind {
    UNKNOWN,
    FORBIDDEN,
    CONFLICT,
    RULE
  }
}
