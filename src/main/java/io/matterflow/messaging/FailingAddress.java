package io.matterflow.messaging;

import io.matterflow.messaging.Messages.Channel;
import java.time.Instant;
import java.util.UUID;

/** An address to which nothing is sent since a message did not reach it. */
public record FailingAddress(
    UUID id, Channel channel, String address, Failure failure, String code, String messageKey, Instant since) {}
