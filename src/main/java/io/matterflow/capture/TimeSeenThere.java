package io.matterflow.capture;

/**
 * The practice system has told whether it shows this entry as billed. Published inside the transaction that keeps it.
 */
public record TimeSeenThere(TimeEntryId entry, boolean billed) {}
