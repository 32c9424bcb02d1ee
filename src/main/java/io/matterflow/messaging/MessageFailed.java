package io.matterflow.messaging;

import io.matterflow.messaging.Messages.Channel;
import java.time.Instant;

/**
 * A message that a vendor had taken did not reach one of its recipients. Published once for each of them, in the
 * transaction that notes it; the code is the vendor's own.
 */
public record MessageFailed(
    String messageKey, Channel channel, String address, Failure failure, String code, Instant at) {}
