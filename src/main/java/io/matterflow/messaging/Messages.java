package io.matterflow.messaging;

import io.matterflow.engine.Effect.Finding;
import java.util.List;
import java.util.Optional;

/** Sends e-mails and text messages. A message's key is ours: the vendor keeps it, and finds the message by it. */
public interface Messages {

  /** Sends and answers the vendor's id; fails with {@code NotAccepted} when it was surely not taken. */
  String send(Message message);

  /** Whether a message with our key was taken. */
  Finding find(String key);

  /** How a message travels. */
  enum Channel {
    EMAIL,
    SMS
  }

  /** A message on its way out: plain text always, HTML and attachments for e-mail only. */
  record Message(
      String key,
      Channel channel,
      List<String> to,
      String subject,
      String text,
      Optional<String> html,
      List<Attachment> attachments) {

    public static Message email(String key, List<String> to, String subject, String text) {
      return new Message(key, Channel.EMAIL, List.copyOf(to), subject, text, Optional.empty(), List.of());
    }

    public static Message sms(String key, String to, String text) {
      return new Message(key, Channel.SMS, List.of(to), "", text, Optional.empty(), List.of());
    }

    public Message withHtml(String page) {
      return new Message(key, channel, to, subject, text, Optional.of(page), attachments);
    }

    public Message with(Attachment attachment) {
      return new Message(key, channel, to, subject, text, html, List.of(attachment));
    }
  }

  /** A file that goes with an e-mail. */
  record Attachment(String name, String mediaType, byte[] content) {}
}
