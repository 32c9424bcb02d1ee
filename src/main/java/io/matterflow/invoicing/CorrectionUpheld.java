package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;

/** Somebody who had to agree to a correction did not: the invoice stays as it is. Published in that transaction. */
public record CorrectionUpheld(CorrectionId id, InvoiceNumber number, Actor by) {}
