package io.matterflow.badinput;

import java.util.Arrays;
import java.util.stream.Stream;

/** Every request with a body that our own interface takes, and who sends it in these tests. */
enum Write {
  SIGNALS("/api/activity-signals", "system"),
  SIGNAL_CONFIRMATION("/api/activity-signals/{id}/confirmation", Write.ASSOCIATE),
  SIGNAL_DISMISSAL("/api/activity-signals/{id}/dismissal", Write.ASSOCIATE),
  SIGNAL_TAKEN_UP("/api/activity-signals/{id}/taking-up", Write.ASSOCIATE),
  SIGNAL_SPLIT("/api/activity-signals/{id}/split", Write.ASSOCIATE),
  EXPENSES("/api/expenses", "system"),
  EXPENSE_EVIDENCE("/api/expenses/{id}/evidence", "system"),
  PROMPT_DRAFT("/api/time-prompts/{id}/draft", Write.ASSOCIATE),
  PROMPT_DECISION("/api/time-prompts/{id}/decision", Write.ASSOCIATE),
  PROMPT_DECISIONS("/api/time-prompts/decisions", Write.ASSOCIATE),
  PROMPT_SETTINGS("/api/prompt-settings", Write.ASSOCIATE),
  PROMPT_DELEGATION("/api/prompt-delegations", Write.ASSOCIATE),
  ABSENCE("/api/absences", "billing-admin"),
  DAY_REVIEW("/api/day-reviews", Write.ASSOCIATE),
  TIME_ENTRIES("/api/time-entries", "system"),
  TIME_CHECK("/api/time-entries/check", "system"),
  ENTRY_CORRECTION("/api/time-entries/{id}/correction", Write.ASSOCIATE),
  QUESTION_ANSWER("/api/time-questions/{id}/answer", Write.ASSOCIATE),
  BILLING_RUN("/api/billing-cycles", "billing-coordinator"),
  MILESTONE("/api/matters/{matterId}/milestones/{milestone}", "responsible-attorney"),
  OUTCOME("/api/matters/{matterId}/outcomes", "responsible-attorney"),
  HOLD("/api/matters/{matterId}/billing-hold", "billing-coordinator"),
  HOLD_LIFTED("/api/matters/{matterId}/billing-hold/release", "billing-coordinator"),
  LINE_ADDED("/api/pre-bills/{id}/lines", "responsible-attorney"),
  LINE_CHANGED("/api/pre-bills/{id}/lines/{lineId}", "responsible-attorney"),
  BULK_APPROVAL("/api/pre-bills/approvals", "billing-partner"),
  BILL_ADJUSTED("/api/pre-bills/{id}/adjustments", "responsible-attorney"),
  NOTE_WRITTEN("/api/pre-bills/{id}/notes", "responsible-attorney"),
  EXCEPTION_RESOLVED("/api/pre-bills/{id}/exceptions/{exceptionId}/resolution", "responsible-attorney"),
  REVIEW("/api/pre-bills/{id}/review", "responsible-attorney"),
  APPROVAL("/api/pre-bills/{id}/approval", "billing-partner"),
  RETURN("/api/pre-bills/{id}/return", "billing-partner"),
  RECALL("/api/pre-bills/{id}/recall", "responsible-attorney"),
  DELIVERY("/api/invoices/{number}/delivery", "billing-coordinator"),
  INVOICE_PREVIEW("/api/invoices/{number}/preview", "billing-admin"),
  MESSAGE_PREVIEW("/api/messages/preview", "billing-admin"),
  PRINT_MAILING("/api/print-queue/{id}/mailing", "billing-coordinator"),
  PORTAL_STATUS("/api/invoices/{number}/portal-status", "billing-coordinator"),
  DISPUTE("/api/invoices/{number}/dispute", "bookkeeper"),
  DISPUTE_RESOLVED("/api/invoices/{number}/dispute/resolution", "bookkeeper"),
  CONTACT("/api/invoices/{number}/contacts", "billing-coordinator"),
  MESSAGES_PAUSED("/api/client-messages/pause", "billing-coordinator"),
  MESSAGES_RELEASED("/api/client-messages/release", "billing-coordinator"),
  MESSAGES_DROPPED("/api/client-messages/drop", "billing-coordinator"),
  MESSAGE_RELEASED("/api/client-messages/{id}/release", "billing-coordinator"),
  MESSAGE_DROPPED("/api/client-messages/{id}/drop", "billing-coordinator"),
  CREDIT("/api/invoices/{number}/credit", "billing-coordinator"),
  VOIDED("/api/invoices/{number}/void", "billing-coordinator"),
  WRITE_OFF("/api/invoices/{number}/write-off", "billing-coordinator"),
  PAYMENT("/api/payments", "bookkeeper"),
  OPENING("/api/receivables/opening", "bookkeeper"),
  PAYMENT_DECISION("/api/payments/{paymentId}/decision", "bookkeeper"),
  PAYMENT_REFUND("/api/payments/{paymentId}/refund", "bookkeeper"),
  TASK_FINISHED("/api/tasks/{taskId}/finish", Write.ASSOCIATE),
  NEW_CLIENT("/api/directory", "system"),
  NEW_MATTER("/api/directory", "system"),
  USER_INVITED("/api/users", "billing-admin"),
  USER_ROLES("/api/users/{id}/roles", "billing-admin"),
  USER_DISABLED("/api/users/{id}/disable", "billing-admin"),
  PASSWORD("/api/passwords", "billing-admin");

  static final String ASSOCIATE = "TK06";

  final String path;
  final String user;

  Write(String path, String user) {
    this.path = path;
    this.user = user;
  }

  /** What is there already and is brought up to date is put. */
  String method() {
    return isDirectory() || this == PROMPT_SETTINGS || this == OPENING ? "PUT" : "POST";
  }

  /** Takes many items at once, of which each stands for itself: a bad one is told in the answer, the others go on. */
  boolean isBatch() {
    return isList() || this == TIME_CHECK || this == OPENING || isDirectory();
  }

  boolean isDirectory() {
    return this == NEW_CLIENT || this == NEW_MATTER;
  }

  /** Takes an array. */
  boolean isList() {
    return this == SIGNALS || this == TIME_ENTRIES || this == EXPENSES || this == PROMPT_DECISIONS;
  }

  /** Takes what other systems keep, members of their own included. */
  boolean isOpen() {
    return this == SIGNALS || this == TIME_ENTRIES || this == TIME_CHECK;
  }

  /** Is about something that is there already and that the address names. */
  boolean namesSomething() {
    return path.contains("{");
  }

  static Stream<Write> all() {
    return Arrays.stream(values());
  }
}
