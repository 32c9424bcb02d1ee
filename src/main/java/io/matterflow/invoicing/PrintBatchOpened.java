package io.matterflow.invoicing;

/** Invoices begin to collect for the printer. Published inside the transaction that stored the batch. */
public record PrintBatchOpened(PrintBatchId id) {}
