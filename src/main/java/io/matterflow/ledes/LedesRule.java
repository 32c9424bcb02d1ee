package io.matterflow.ledes;

import static io.matterflow.ledes.Severity.ERROR;
import static io.matterflow.ledes.Severity.FATAL;
import static io.matterflow.ledes.Severity.WARN;

/**
 * What a LEDES 1998B file is held to. Each rule names where it comes from: the standard, or a portal that refuses
 * otherwise.
 */
public enum LedesRule {
  /** Collaborati: "Invoice upload file contains invalid format". */
  VERSION_LINE("LV-001", FATAL, "First line must be LEDES1998B[]."),
  /** Brightflag: exactly the 24 columns of the standard in their order. */
  HEADER("LV-002", FATAL, "Header row differs at column %d: expected %s."),
  /** Brightflag: each record has as many fields as the header; a pipe within a text makes one too many. */
  FIELD_COUNT("LV-003", ERROR, "Record has %d fields, expected 24."),
  /** The standard: {@code []} ends a record, and nothing stands behind it. */
  TERMINATOR("LV-004", ERROR, "Record terminator [] missing."),
  /** The Lexitree validator: an invoice without lines is none. */
  NO_RECORDS("LV-005", FATAL, "File has no line items."),
  /** The standard says ASCII; Collaborati refuses what its code page does not have. */
  CHARACTERS("LV-006", ERROR, "Non-ASCII or control character at column %d; replace it by plain text."),
  /** Collaborati: 1998B is a file of single bytes. */
  ENCODING("LV-008", FATAL, "File must be plain ASCII without BOM."),
  /** One record a line, and none that is empty. */
  BLANK_LINE("LV-009", WARN, "Blank line %d."),

  /** Legal Tracker 005, "blank required field". */
  REQUIRED("LV-101", ERROR, "%s is required."),
  /** Legal Tracker 003, "bad date". */
  DATE("LV-102", ERROR, "%s is not a valid date; write it as YYYYMMDD."),
  /** Legal Tracker 004, "illegal numeric characters". */
  NUMBER("LV-103", ERROR, "%s is not a valid number; write digits, one point and a leading minus only."),
  /** Collaborati: "exceeds allowed number of decimal places". */
  PRECISION("LV-104", ERROR, "%s exceeds precision %s."),
  /** The standard's lengths, as the Lexitree validator counts them. */
  LENGTH("LV-105", ERROR, "%s exceeds %d characters."),
  /** The standard: upper case, nothing else. */
  LINE_TYPE("LV-106", ERROR, "Line type must be F, E, IF or IE."),
  /** Brightflag matches people by this form. */
  TIMEKEEPER_NAME("LV-107", WARN, "Timekeeper name should be Last, First."),
  /** The list of the LEDES Oversight Committee of August 2014. */
  CLASSIFICATION("LV-108", WARN, "Unknown timekeeper classification %s."),
  /** Legal Tracker 004; portals that do not trim find neither matter nor person. */
  SURROUNDING_SPACES("LV-109", WARN, "%s has surrounding spaces."),
  /** Collaborati refuses the word. */
  NULL_WORD("LV-110", ERROR, "%s must be empty, not NULL."),

  /** Legal Tracker 006. */
  LINE_ARITHMETIC("LV-201", ERROR, "Line total %s should be %s."),
  /** Corridor: "units missing". */
  UNITS("LV-202", ERROR, "Units are required on fee and expense lines."),
  /** Corridor: "rate missing". */
  UNIT_COST("LV-203", ERROR, "Rate or unit cost is required."),
  /** Legal Tracker 005, Corridor: "timekeeper id missing on a fee". */
  TIMEKEEPER("LV-204", ERROR, "Timekeeper id is required on fee lines."),
  /** Legal Tracker 005. */
  EXPENSE_CODE("LV-205", ERROR, "Expense code is required on expense lines."),
  /** The client asks for UTBMS codes. */
  TASK_CODE("LV-206", ERROR, "Task code is required."),
  /** The client asks for UTBMS codes. */
  ACTIVITY_CODE("LV-207", ERROR, "Activity code is required."),
  /** Portals take the codes of their client's sets; a code that only groups others is refused by most. */
  KNOWN_CODE("LV-208", ERROR, "%s %s is not a known code."),
  /** A fee has no expense code, an expense neither task nor activity. */
  CODE_FITS("LV-209", ERROR, "Code does not fit the line type: %s must be empty here."),
  /** Optional in the standard, required by every portal. */
  LINE_DESCRIPTION("LV-211", WARN, "Line description is empty."),
  /** Brightflag refuses negative units; what is taken off stands in the adjustment. */
  NEGATIVE("LV-212", ERROR, "Use the adjustment field for reductions: %s is negative."),
  /** Corridor: "line date outside billing period". */
  LINE_DATE("LV-213", WARN, "Line date outside billing period."),
  /** Outside counsel guidelines: time in the client's unit. */
  INCREMENT("LV-215", WARN, "Units %s are not in steps of %s hours."),

  /** Brightflag, Corridor: the total is the sum of its lines. */
  INVOICE_TOTAL("LV-301", ERROR, "Invoice total %s, lines sum to %s."),
  /** Legal Tracker 007. */
  ONE_TOTAL("LV-302", ERROR, "Invoice total must be the same on every line; line %d has another."),
  /** Brightflag: what is said of the invoice is said alike on each of its records. */
  SAME_THROUGHOUT("LV-303", WARN, "%s differs within the invoice."),
  /** The standard: unique within the invoice. Told at the later record. */
  LINE_NUMBER("LV-304", ERROR, "Line item number %s is used twice."),
  /** Corridor: "start after end". */
  PERIOD("LV-305", ERROR, "Billing start is after billing end."),
  /** Work is billed when it is done. */
  INVOICE_DATE("LV-306", WARN, "Invoice date precedes period end."),
  /** The standard allows several, many receivers do not. */
  ONE_MATTER("LV-307", ERROR, "One matter per invoice; line %d names another."),
  /** Most portals want a credit note typed as such. */
  POSITIVE_TOTAL("LV-309", WARN, "Invoice total is not positive."),

  /** AppColl, CounselLink: a portal knows a person by the id alone, so that a likeness of it is nobody. */
  TIMEKEEPER_AS_KNOWN("LV-403", ERROR,
      "The timekeeper's id has characters that LEDES does not have; the portal would not know it."),
  /** Brightflag refuses blank, CounselLink finds the matter by it. */
  CLIENT_MATTER("LV-405", ERROR, "Client matter id is required.");

  private final String id;
  private final Severity severity;
  private final String message;

  LedesRule(String id, Severity severity, String message) {
    this.id = id;
    this.severity = severity;
    this.message = message;
  }

  /** The name under which portals' answers, documents and people know it. */
  public String id() {
    return id;
  }

  /** What breaking it means, unless the client's profile is stricter. */
  public Severity severity() {
    return severity;
  }

  String message(Object... values) {
    return message.formatted(values);
  }
}
