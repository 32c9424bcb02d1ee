package io.matterflow.ebilling;

import io.matterflow.invoicing.InvoiceNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One file that went to a portal, or is on its way there. A resubmission is linked to the first by the invoice's
 * number.
 */
public record Submission(
    InvoiceNumber number,
    int attempt,
    String numberThere,
    String fileName,
    String sha256,
    Instant preparedAt,
    Optional<Instant> droppedAt,
    Optional<LocalDate> uploadedOn,
    Optional<String> trackingNumber,
    Optional<String> uploadedBy) {}
