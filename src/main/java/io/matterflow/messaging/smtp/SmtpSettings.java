package io.matterflow.messaging.smtp;

import io.matterflow.messaging.MailAddress;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The firm's mail system: {@code matterflow.messaging.smtp.*}.
 *
 * @param host where mails are handed over
 * @param port 587 with STARTTLS, 465 with TLS from the first byte
 * @param security how the connection is protected; NONE for a mail system on this machine only
 * @param username with which the product signs in; empty where the mail system asks for none
 * @param from the address that clients see and that the mail system lets this user write from
 * @param fromName the name beside it
 * @param replyTo where answers of clients go, when not to {@code from}
 * @param returnTo where the mail system returns what cannot be delivered, when not to {@code from}: the mailbox of
 * {@code returns}
 * @param connectTimeout how long a connection may take to come about
 * @param readTimeout how long each answer may take
 * @param patience how long handing over a mail may take before its last line is sent; after that it is given up for
 * this time
 */
record SmtpSettings(
    @DefaultValue("") String host,
    @DefaultValue("587") int port,
    @DefaultValue("STARTTLS") Security security,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("") String from,
    @DefaultValue("") String fromName,
    @DefaultValue("") String replyTo,
    @DefaultValue("") String returnTo,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("8s") Duration readTimeout,
    @DefaultValue("25s") Duration patience) {

  static final String PREFIX = "matterflow.messaging.smtp";

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern IN_NO_HEADER = Pattern.compile(
      "[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

  enum Security {
    /** The connection becomes a protected one before anything is said on it. */
    STARTTLS,
    /** Protected from the first byte. */
    TLS,
    NONE
  }

  SmtpSettings {
    require(!host.isBlank(), "host", "the name of the mail system");
    require(security != Security.NONE || THIS_MACHINE.contains(host), "security",
        "STARTTLS or TLS, except on this machine");
    require(MailAddress.isPlain(from), "from", "a plain e-mail address");
    require(replyTo.isBlank() || MailAddress.isPlain(replyTo), "reply-to", "a plain e-mail address");
    require(returnTo.isBlank() || MailAddress.isPlain(returnTo), "return-to", "a plain e-mail address");
    require(!IN_NO_HEADER.matcher(fromName).find(), "from-name", "a name on one line");
  }

  /** To whom a mail system answers that a mail cannot be delivered. */
  String envelopeSender() {
    return returnTo.isBlank() ? from : returnTo;
  }

  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }

  private static void require(boolean given, String name, String what) {
    if (!given) {
      throw new IllegalArgumentException("%s.%s must be %s; see docs/mail.md".formatted(PREFIX, name, what));
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "mail system %s:%d, %s".formatted(host, port, security);
  }
}
