package io.matterflow.capture;

/**
 * A timekeeper is to say what is right of a meeting whose time they approved. Published inside the transaction that
 * heard of it.
 */
public record MeetingChanged(SignalId signal) {}
