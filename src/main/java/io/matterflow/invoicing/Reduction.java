package io.matterflow.invoicing;

import io.matterflow.kernel.UserId;
import java.time.Instant;

/** What an invoice asks for less since its issue, or more again, by parts: one row a movement, never changed. */
public record Reduction(InvoiceNumber number, Kind kind, String reference, InvoiceParts parts, Instant at, UserId by) {

  public enum Kind {
    CREDIT,
    VOID,
    WRITE_OFF,
    /** Takes back a part of a write-off. */
    REINSTATED
  }
}
