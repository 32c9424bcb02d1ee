package io.matterflow.messaging.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A way to the firm's mail system; each mail takes a connection of its own. */
final class MailSystem {

  private final SmtpSettings settings;
  private final Clock clock;
  private final Session session;

  MailSystem(SmtpSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.session = Session.getInstance(properties(settings));
  }

  Session session() {
    return session;
  }

  Handover handover() {
    return new Handover(session, clock, clock.instant().plus(settings.patience()), settings);
  }

  private static Properties properties(SmtpSettings settings) {
    var all = new Properties();
    var protocol = protocol(settings);
    var prefix = "mail." + protocol + ".";
    all.put(prefix + "connectiontimeout", String.valueOf(settings.connectTimeout().toMillis()));
    all.put(prefix + "timeout", String.valueOf(settings.readTimeout().toMillis()));
    all.put(prefix + "writetimeout", String.valueOf(settings.readTimeout().toMillis()));
    all.put(prefix + "auth", String.valueOf(!settings.username().isBlank()));
    all.put(prefix + "starttls.enable", String.valueOf(settings.security() == SmtpSettings.Security.STARTTLS));
    all.put(prefix + "starttls.required", String.valueOf(settings.security() == SmtpSettings.Security.STARTTLS));
    all.put(prefix + "ssl.checkserveridentity", "true");
    all.put(prefix + "from", settings.envelopeSender());
    all.put(prefix + "localhost", settings.domain());
    // one address that is refused holds the mail back: who else gets it is decided here, not there
    all.put(prefix + "sendpartial", "false");
    all.put(prefix + "quitwait", "false");
    return all;
  }

  private static String protocol(SmtpSettings settings) {
    return settings.security() == SmtpSettings.Security.TLS ? "smtps" : "smtp";
  }

  /** One mail on its way. It knows whether the line was written after which the mail system may have taken it. */
  static final class Handover extends SMTPTransport {

    private final transient Clock clock;
    private final transient Instant until;
    private final transient SmtpSettings settings;
    private boolean finished;

    private Handover(Session session, Clock clock, Instant until, SmtpSettings settings) {
      super(session, new URLName(protocol(settings), settings.host(), settings.port(), null, null, null),
          protocol(settings), settings.security() == SmtpSettings.Security.TLS);
      this.clock = clock;
      this.until = until;
      this.settings = settings;
    }

    void connectToMailSystem() throws MessagingException {
      if (settings.username().isBlank()) {
        connect(settings.host(), settings.port(), null, null);
      } else {
        connect(settings.host(), settings.port(), settings.username(), settings.password());
      }
    }

    void hand(Letter letter) throws MessagingException {
      sendMessage(letter, letter.getAllRecipients());
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      if (clock.instant().isAfter(until)) {
        throw new IOException("the mail system was slower than " + settings.patience());
      }
      finished = true;
      super.finishData();
    }

    /** From here on the mail system may have taken the mail, unless it says otherwise. */
    boolean mayHaveBeenTaken() {
      return finished;
    }
  }
}
