package io.matterflow.messaging;

import io.matterflow.kernel.ClientId;
import io.matterflow.messaging.Messages.Channel;
import java.util.Optional;

/**
 * A message that a case wants to send to a client: the key under which it leaves once, and which case waits for it. A
 * reminder names its step.
 */
public record ClientMessage(
    String key, Channel channel, ClientId client, String process, String businessKey, Optional<String> step) {}
