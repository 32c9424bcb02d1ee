package io.matterflow.messaging;

import java.util.UUID;

/** Messages to clients are kept back from now on. Published inside the pausing transaction. */
public record MessagesPaused(UUID pause) {}
