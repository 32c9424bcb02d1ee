package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import java.time.Instant;

/** A step that fell due long ago and was neither taken nor left out, and that nobody has in hand. */
record OverdueReminder(InvoiceNumber invoice, String step, Instant dueAt, Instant foundAt) {}
