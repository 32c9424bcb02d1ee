package io.matterflow.messaging;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Messages to clients are kept back, for a reason, until somebody ends that. */
public record MessagePause(
    UUID id, PauseScope scope, String reason, UserId by, Instant since, Optional<Instant> endedAt) {}
