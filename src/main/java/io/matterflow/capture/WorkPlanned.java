package io.matterflow.capture;

import java.time.Instant;

/** A meeting waits until it is over. Published inside the transaction that stored it. */
public record WorkPlanned(SignalId signal, Instant overAt) {}
