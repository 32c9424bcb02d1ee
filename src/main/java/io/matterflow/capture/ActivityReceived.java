package io.matterflow.capture;

/** A signal was taken in. Published inside the transaction that stored it. */
public record ActivityReceived(SignalId signal) {}
