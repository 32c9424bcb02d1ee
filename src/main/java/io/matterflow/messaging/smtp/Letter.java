package io.matterflow.messaging.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Message;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;

/** A message as a mail: plain text, the same as HTML, and files. Whoever it is for stands in the open. */
final class Letter extends MimeMessage {

  private final String messageId;

  private Letter(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  static Letter of(Message message, Session session, SmtpSettings settings, Instant now) throws MessagingException {
    var letter = new Letter(session, MessageId.of(message.key(), settings.domain()));
    letter.setFrom(sender(settings));
    if (!settings.replyTo().isBlank()) {
      letter.setReplyTo(InternetAddress.parse(settings.replyTo(), true));
    }
    for (var address : message.to()) {
      letter.addRecipient(RecipientType.TO, new InternetAddress(address, true));
    }
    letter.setSubject(message.subject(), UTF_8.name());
    letter.setSentDate(Date.from(now));
    // machines that answer for people who are away leave such mails alone
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.setContent(content(message));
    letter.saveChanges();
    return letter;
  }

  private static InternetAddress sender(SmtpSettings settings) throws MessagingException {
    try {
      return settings.fromName().isBlank()
          ? new InternetAddress(settings.from(), true)
          : new InternetAddress(settings.from(), settings.fromName(), UTF_8.name());
    } catch (UnsupportedEncodingException never) {
      throw new IllegalStateException("this Java knows no UTF-8", never);
    }
  }

  private static MimeMultipart content(Message message) throws MessagingException {
    var whole = new MimeMultipart("mixed");
    var words = new MimeBodyPart();
    if (message.html().isPresent()) {
      var alternatives = new MimeMultipart("alternative");
      alternatives.addBodyPart(text(message.text(), "plain"));
      alternatives.addBodyPart(text(message.html().get(), "html"));
      words.setContent(alternatives);
    } else {
      words = text(message.text(), "plain");
    }
    whole.addBodyPart(words);
    for (var attachment : message.attachments()) {
      whole.addBodyPart(file(attachment));
    }
    return whole;
  }

  private static MimeBodyPart text(String words, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(words, UTF_8.name(), subtype);
    return part;
  }

  private static MimeBodyPart file(Attachment attachment) throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
    part.setFileName(attachment.name());
    part.setDisposition(Part.ATTACHMENT);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  /** Asked for when the mail is written out: ours, and no invented one. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
