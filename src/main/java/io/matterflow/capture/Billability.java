package io.matterflow.capture;

/** Whether time on the matter is billed, only counted, or not asked for at all. */
public enum Billability {
  BILLABLE,
  TRACK_ONLY,
  EXCLUDED
}
