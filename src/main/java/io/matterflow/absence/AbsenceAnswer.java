package io.matterflow.absence;

/** What became of an act on an absence. A refusal is an answer: nothing has changed. */
public sealed interface AbsenceAnswer {

  record Done(Absence absence) implements AbsenceAnswer {}

  record Refused(Refusal refusal, String detail, String member) implements AbsenceAnswer {}

  /** Why it is refused. The name is the code that callers rely on; the sentence says what to do next. */
  enum Refusal {
    UNKNOWN("Look at /api/absences for those that you may see."),
    NOT_YOURS("Ask the person themselves or the billing admin."),
    NO_SUCH_PERSON("Name an active timekeeper of the firm by id."),
    NO_SUBSTITUTE("Name another active timekeeper, who is not away on these days."),
    SELF_APPOINTED("Name somebody else: nobody makes themselves the substitute of another."),
    NO_DAYS("Let the last day be today or later, and not before the first."),
    TOO_LONG("Choose a last day within a year; somebody who leaves has none."),
    OVERLAPS("End the other absence first.");

    private final String next;

    Refusal(String next) {
      this.next = next;
    }

    public String next() {
      return next;
    }
  }
}
