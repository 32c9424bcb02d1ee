package io.matterflow.messaging.smtp;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A report of a mail system about a mail of ours (RFC 3464): which mail, and for each recipient whether it failed,
 * waits, or arrived. Anything else that lies in the mailbox is none.
 */
record ReturnedMail(String messageId, List<Recipient> recipients) {

  private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,200}>");
  private static final int LARGEST_PART = 200_000;
  private static final int DEEPEST = 5;
  private static final int MOST_RECIPIENTS = 100;

  /** What happened for one recipient; the code is such as 5.1.1. */
  record Recipient(String address, String action, StatusCode code) {

    boolean hasFailed() {
      return "failed".equals(action) && code.isPermanent();
    }
  }

  /** Empty for a mail that is no such report, or one that cannot be read. */
  static Optional<ReturnedMail> in(Part mail) throws MessagingException, IOException {
    if (!mail.isMimeType("multipart/report")) {
      return Optional.empty();
    }
    var found = new Found();
    collect(mail, found, 0);
    return found.messageId.isPresent() && !found.recipients.isEmpty()
        ? Optional.of(new ReturnedMail(found.messageId.get(), List.copyOf(found.recipients)))
        : Optional.empty();
  }

  private static void collect(Part part, Found found, int depth) throws MessagingException, IOException {
    if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
      readStatus(part, found);
    } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")
        || part.isMimeType("message/rfc822-headers") || part.isMimeType("message/global")) {
      found.original(headers(part));
    } else if (depth < DEEPEST && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
      for (int index = 0; index < several.getCount(); index++) {
        BodyPart inner = several.getBodyPart(index);
        collect(inner, found, depth + 1);
      }
    }
  }

  /** One group of fields about the mail, then one for each recipient, with empty lines between them. */
  private static void readStatus(Part part, Found found) throws MessagingException, IOException {
    try (var groups = bounded(part)) {
      while (groups.available() > 0 && found.recipients.size() < MOST_RECIPIENTS) {
        found.recipient(new InternetHeaders(groups));
      }
    }
  }

  private static InternetHeaders headers(Part part) throws MessagingException, IOException {
    try (var content = bounded(part)) {
      return new InternetHeaders(content);
    }
  }

  private static InputStream bounded(Part part) throws MessagingException, IOException {
    try (var whole = part.getInputStream()) {
      return new ByteArrayInputStream(whole.readNBytes(LARGEST_PART));
    }
  }

  private static final class Found {

    private Optional<String> messageId = Optional.empty();
    private final List<Recipient> recipients = new ArrayList<>();

    private void original(InternetHeaders headers) {
      if (messageId.isEmpty()) {
        messageId = field(headers, "Message-ID")
            .flatMap(value -> MESSAGE_ID.matcher(value).results().map(match -> match.group()).findFirst());
      }
    }

    private void recipient(InternetHeaders fields) {
      var address = field(fields, "Original-Recipient").or(() -> field(fields, "Final-Recipient")).map(Found::plain);
      var action = field(fields, "Action").map(word -> word.toLowerCase(Locale.ROOT));
      var code = field(fields, "Status");
      if (address.isPresent() && action.isPresent()) {
        recipients.add(new Recipient(address.get(), action.get(), StatusCode.fine(code.orElse(""))));
      }
    }

    /** {@code rfc822; ada@client.example} */
    private static String plain(String field) {
      var address = field.substring(field.indexOf(';') + 1).trim();
      return address.startsWith("<") && address.endsWith(">") ? address.substring(1, address.length() - 1) : address;
    }

    private static Optional<String> field(InternetHeaders headers, String name) {
      return Optional.ofNullable(headers.getHeader(name, null)).map(String::trim).filter(value -> !value.isEmpty());
    }
  }
}
