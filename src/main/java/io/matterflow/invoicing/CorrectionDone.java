package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;

/**
 * The last signature is given and the invoice corrected. Published in that transaction, after what the correction
 * itself caused.
 */
public record CorrectionDone(CorrectionId id, InvoiceNumber number, boolean endsDispute, Actor by) {}
