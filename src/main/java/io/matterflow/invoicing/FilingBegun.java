package io.matterflow.invoicing;

/** Something went to a client, and is to be filed in its matter. */
public record FilingBegun(FilingId id) {}
