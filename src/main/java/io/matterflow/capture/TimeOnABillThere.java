package io.matterflow.capture;

/**
 * The practice system bills this time: whoever has it on an open bill takes it off. Published inside the transaction
 * that keeps it.
 */
public record TimeOnABillThere(TimeEntryId entry, String system) {}
