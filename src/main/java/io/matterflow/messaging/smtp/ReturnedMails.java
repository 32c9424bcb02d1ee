package io.matterflow.messaging.smtp;

import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.OutgoingMessages.Outgoing;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox to which undeliverable mails come back. A mail is marked as seen only after what it says has been
 * noted, so a kill in between has it read again, which changes nothing. Answers of people are counted and left for
 * people.
 */
final class ReturnedMails {

  static final String FIGURE = "matterflow.returned.mails";

  private static final Logger LOG = LoggerFactory.getLogger(ReturnedMails.class);
  private static final int MOST_AT_ONCE = 200;
  /** A report with a whole invoice in it is smaller. */
  private static final int LARGEST = 20_000_000;

  private final ReturnsSettings settings;
  private final OutgoingMessages outgoing;
  private final MeterRegistry meters;
  private final ReturnsTrouble trouble;

  ReturnedMails(ReturnsSettings settings, OutgoingMessages outgoing, MeterRegistry meters, ReturnsTrouble trouble) {
    this.settings = settings;
    this.outgoing = outgoing;
    this.meters = meters;
    this.trouble = trouble;
  }

  /** What a mail in the mailbox turned out to be. */
  enum Kind {
    /** A mail of ours came back for good from somebody. */
    FAILED,
    /** It came back before. */
    KNOWN,
    /** A mail system goes on trying, or has delivered it. */
    DELAYED,
    /** About no mail of ours, or not to that address. */
    NOT_OURS,
    /** No report: somebody is away, or answers. */
    NO_REPORT,
    UNREADABLE
  }

  /** Reads what is new. A mailbox that cannot be read is an exception with an owner until it can. */
  void read() {
    try (var store = Session.getInstance(properties()).getStore(settings.tls() ? "imaps" : "imap")) {
      store.connect(settings.host(), settings.port(), settings.username(), settings.password());
      try (var folder = store.getFolder(settings.folder())) {
        folder.open(Folder.READ_WRITE);
        var fresh = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
        Arrays.stream(fresh).limit(MOST_AT_ONCE).forEach(this::take);
      }
      trouble.isOver();
    } catch (MessagingException failure) {
      LOG.warn("The mailbox of returned mails cannot be read: {}", failure.getClass().getSimpleName());
      trouble.began(failure.getClass().getSimpleName());
    }
  }

  private void take(Message mail) {
    try {
      var kind = kindOf(mail);
      meters.counter(FIGURE, "kind", kind.name().toLowerCase(Locale.ROOT)).increment();
      mail.setFlag(Flag.SEEN, true);
    } catch (MessagingException gone) {
      LOG.info("A returned mail could not be marked as read; it is read again: {}", gone.getClass().getSimpleName());
    }
  }

  private Kind kindOf(Message mail) {
    Optional<ReturnedMail> report;
    try {
      report = mail.getSize() > LARGEST ? Optional.empty() : ReturnedMail.in(new MimeMessage((MimeMessage) mail));
    } catch (MessagingException | IOException | RuntimeException broken) {
      LOG.info("A mail among the returned ones cannot be read: {}", broken.getClass().getSimpleName());
      return Kind.UNREADABLE;
    }
    if (report.isEmpty()) {
      return Kind.NO_REPORT;
    }
    return outgoing.findByReference(report.get().messageId())
        .map(ours -> note(ours, report.get()))
        .orElse(Kind.NOT_OURS);
  }

  private Kind note(Outgoing ours, ReturnedMail report) {
    var failed = report.recipients().stream().filter(ReturnedMail.Recipient::hasFailed).toList();
    if (failed.isEmpty()) {
      return Kind.DELAYED;
    }
    if (failed.stream().noneMatch(recipient -> ours.isTo(recipient.address()))) {
      return Kind.NOT_OURS;
    }
    var news = failed.stream()
        .filter(recipient -> outgoing.returned(
            ours, recipient.address(), recipient.code().failure(), recipient.code().toString()))
        .count();
    return news > 0 ? Kind.FAILED : Kind.KNOWN;
  }

  private Properties properties() {
    var all = new Properties();
    for (var protocol : new String[] {"mail.imap.", "mail.imaps."}) {
      all.put(protocol + "connectiontimeout", String.valueOf(settings.connectTimeout().toMillis()));
      all.put(protocol + "timeout", String.valueOf(settings.readTimeout().toMillis()));
      all.put(protocol + "writetimeout", String.valueOf(settings.readTimeout().toMillis()));
      all.put(protocol + "ssl.checkserveridentity", "true");
      // looking at a mail does not mark it as seen
      all.put(protocol + "peek", "true");
    }
    return all;
  }
}
