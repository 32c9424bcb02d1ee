package io.matterflow.messaging.smtp;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox to which undeliverable mails come back: {@code matterflow.messaging.returns.*}, read by IMAP.
 *
 * @param port 993 with TLS from the first byte
 * @param folder the folder that is read; what was read is marked as seen and stays
 */
record ReturnsSettings(
    @DefaultValue("") String host,
    @DefaultValue("993") int port,
    @DefaultValue("true") boolean tls,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("8s") Duration readTimeout) {

  static final String PREFIX = "matterflow.messaging.returns";

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  ReturnsSettings {
    require(!host.isBlank(), "host", "the name of the mail system");
    require(tls || THIS_MACHINE.contains(host), "tls", "true, except on this machine");
    require(!username.isBlank() && !password.isBlank(), "username", "given together with a password");
  }

  private static void require(boolean given, String name, String what) {
    if (!given) {
      throw new IllegalArgumentException("%s.%s must be %s; see docs/mail.md".formatted(PREFIX, name, what));
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "mailbox of %s at %s:%d".formatted(username, host, port);
  }
}
