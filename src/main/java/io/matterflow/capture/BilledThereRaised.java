package io.matterflow.capture;

/**
 * Somebody is to say what holds of an entry that stands on a bill over there. Published inside the transaction that
 * found it out.
 */
public record BilledThereRaised(BilledThereId question) {}
