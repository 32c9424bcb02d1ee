package io.matterflow.messaging;

import io.matterflow.kernel.ClientId;
import io.matterflow.messaging.Messages.Channel;
import java.util.Optional;

/**
 * Which messages to clients a pause is over: {@code ALL}, those of a channel ({@code EMAIL}), or those to one client.
 */
public record PauseScope(String value) {

  private static final String EVERY = "ALL";

  public static final PauseScope ALL = new PauseScope(EVERY);

  public static PauseScope of(Channel channel) {
    return new PauseScope(channel.name());
  }

  public static PauseScope of(ClientId client) {
    return new PauseScope(client.value());
  }

  public boolean covers(ClientMessage message) {
    return covers(message.channel(), message.client());
  }

  boolean covers(Channel channel, ClientId client) {
    return value.equals(EVERY) || value.equals(channel.name()) || value.equals(client.value());
  }

  /** The client, where it is one: the word is no other scope. */
  Optional<ClientId> client() {
    for (var channel : Channel.values()) {
      if (value.equals(channel.name())) {
        return Optional.empty();
      }
    }
    return value.equals(EVERY) ? Optional.empty() : Optional.of(new ClientId(value));
  }

  /** As people say it. */
  public String words() {
    return switch (value) {
      case EVERY -> "all clients, every channel";
      case "EMAIL" -> "e-mails to all clients";
      case "SMS" -> "text messages to all clients";
      default -> "client " + value;
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
