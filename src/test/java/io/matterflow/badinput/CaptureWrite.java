package io.matterflow.badinput;

import static io.matterflow.badinput.Write.Kind.ITEMS;
import static io.matterflow.badinput.Write.Kind.LIST;
import static io.matterflow.badinput.Write.Kind.OPEN;
import static io.matterflow.badinput.Write.Kind.PUT;

/** What is captured: signals, prompts, time, expenses. */
enum CaptureWrite implements Write {
  SIGNALS("/api/activity-signals", "system", LIST, OPEN),
  SIGNAL_CONFIRMATION("/api/activity-signals/{id}/confirmation", Write.ASSOCIATE),
  SIGNAL_DISMISSAL("/api/activity-signals/{id}/dismissal", Write.ASSOCIATE),
  SIGNAL_TAKEN_UP("/api/activity-signals/{id}/taking-up", Write.ASSOCIATE),
  SIGNAL_SPLIT("/api/activity-signals/{id}/split", Write.ASSOCIATE),
  EXPENSES("/api/expenses", "system", LIST),
  EXPENSE_EVIDENCE("/api/expenses/{id}/evidence", "system"),
  PROMPT_DRAFT("/api/time-prompts/{id}/draft", Write.ASSOCIATE),
  PROMPT_DECISION("/api/time-prompts/{id}/decision", Write.ASSOCIATE),
  PROMPT_DECISIONS("/api/time-prompts/decisions", Write.ASSOCIATE, LIST),
  PROMPT_SETTINGS("/api/prompt-settings", Write.ASSOCIATE, PUT),
  PROMPT_DELEGATION("/api/prompt-delegations", Write.ASSOCIATE),
  DAY_REVIEW("/api/day-reviews", Write.ASSOCIATE),
  TIME_ENTRIES("/api/time-entries", "system", LIST, OPEN),
  TIME_CHECK("/api/time-entries/check", "system", ITEMS, OPEN),
  ENTRY_CORRECTION("/api/time-entries/{id}/correction", Write.ASSOCIATE),
  QUESTION_ANSWER("/api/time-questions/{id}/answer", Write.ASSOCIATE);

  private final Route route;

  CaptureWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
