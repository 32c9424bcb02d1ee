package io.matterflow.invoicing;

import io.matterflow.invoicing.Invoice.DeliveredBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What went to a client about an invoice, with the digest of exactly what went, and where the practice system has it on
 * file.
 */
public record Filing(
    FilingId id,
    InvoiceNumber invoice,
    String reference,
    Kind kind,
    String document,
    String sha256,
    Optional<DeliveredBy> went,
    LocalDate wentOn,
    Optional<Place> place) {

  public enum Kind {
    INVOICE,
    CREDIT_NOTE,
    /** The invoice, marked as void. */
    VOID
  }

  /** The record over there. */
  public record Place(String system, String id, Instant since) {}
}
