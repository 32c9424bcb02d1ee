package io.matterflow.messaging.smtp;

import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a mail as its recipient's program does. */
final class Mails {

  private Mails() {}

  static Message read(MimeMessage mail) {
    try {
      var parts = new Parts();
      collect(mail, parts);
      return new Message(
          mail.getMessageID(),
          Channel.EMAIL,
          addresses(mail.getRecipients(jakarta.mail.Message.RecipientType.TO)),
          mail.getSubject(),
          parts.text,
          Optional.ofNullable(parts.html),
          parts.files);
    } catch (MessagingException broken) {
      throw new IllegalStateException(broken);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void collect(Part part, Parts parts) throws MessagingException, IOException {
    if (Part.ATTACHMENT.equals(part.getDisposition())) {
      var type = part.getContentType();
      parts.files.add(new Attachment(
          part.getFileName(), type.split(";")[0].trim().toLowerCase(), part.getInputStream().readAllBytes()));
    } else if (part.getContent() instanceof Multipart several) {
      for (int index = 0; index < several.getCount(); index++) {
        collect(several.getBodyPart(index), parts);
      }
    } else if (part.isMimeType("text/html")) {
      parts.html = (String) part.getContent();
    } else {
      parts.text = (String) part.getContent();
    }
  }

  private static List<String> addresses(Address[] all) {
    return Arrays.stream(all).map(address -> ((InternetAddress) address).getAddress()).toList();
  }

  private static final class Parts {

    private String text = "";
    private String html;
    private final List<Attachment> files = new ArrayList<>();
  }
}
