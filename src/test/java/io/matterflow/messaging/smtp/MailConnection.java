package io.matterflow.messaging.smtp;

import io.matterflow.messaging.OutgoingMessages;
import java.time.Clock;
import java.time.Duration;

/** The product's own way to a mail system on this machine. */
final class MailConnection {

  private MailConnection() {}

  static SmtpMessages to(int port, OutgoingMessages outgoing, Clock clock) {
    return to(settings(port, "Bright & Söhne, \"Law\""), outgoing, clock);
  }

  static SmtpMessages to(SmtpSettings settings, OutgoingMessages outgoing, Clock clock) {
    return new SmtpMessages(new MailSystem(settings, clock), settings, outgoing, clock);
  }

  static SmtpSettings settings(int port, String fromName) {
    return new SmtpSettings(
        "127.0.0.1", port, SmtpSettings.Security.NONE, "", "", "billing@firm.example", fromName,
        "accounts@firm.example", "returned@firm.example",
        Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(25));
  }
}
