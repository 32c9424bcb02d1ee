package io.matterflow.capture;

/** A rejected prompt is open again. Published inside the reopening transaction. */
public record PromptReopened(SignalId signal) {}
