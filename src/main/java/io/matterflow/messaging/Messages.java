package io.matterflow.messaging;

import io.matterflow.engine.Effect;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sends e-mails and text messages. A message's key is ours: the vendor keeps it, and finds the message by it. */
public interface Messages {

  /**
   * Sends and answers the vendor's id. Asked twice, most vendors send twice: only through {@code Effects} it happens
   * once.
   *
   * @throws NotAccepted when it was surely not taken
   */
  String send(Message message);

  /** Whether a message with our key was taken. */
  Finding find(String key);

  /** The message as an effect: sent once, and looked for by its key when nobody is sure. */
  default Effect sending(Message message) {
    return new Effect() {
      @Override
      public String send() {
        return Messages.this.send(message);
      }

      @Override
      public Finding ask() {
        return find(message.key());
      }
    };
  }

  /** How a message travels. */
  enum Channel {
    EMAIL,
    SMS
  }

  /**
   * A message on its way out: plain text always, HTML and attachments for e-mail only. Whatever could smuggle in a
   * header or a recipient (a line break in the subject, a second address in an address) is refused here, before any
   * vendor sees it.
   */
  record Message(
      String key,
      Channel channel,
      List<String> to,
      String subject,
      String text,
      Optional<String> html,
      List<Attachment> attachments) {

    private static final Pattern MOBILE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public Message {
      to = List.copyOf(to);
      attachments = List.copyOf(attachments);
      if (to.isEmpty() || !to.stream().allMatch(channel == Channel.EMAIL ? MailAddress::isPlain : Message::isMobile)) {
        throw new IllegalArgumentException(
            "message %s has no recipient, or one that is not a plain address".formatted(key));
      }
      if (!MailWords.isOneLine(subject)) {
        throw new IllegalArgumentException("message %s has a control character in its subject".formatted(key));
      }
      if (channel == Channel.SMS && (html.isPresent() || !attachments.isEmpty())) {
        throw new IllegalArgumentException(
            "message %s is a text message, which carries plain text only".formatted(key));
      }
    }

    public static Message email(String key, List<String> to, String subject, String text) {
      return new Message(key, Channel.EMAIL, to, subject, text, Optional.empty(), List.of());
    }

    public static Message sms(String key, String to, String text) {
      return new Message(key, Channel.SMS, List.of(to), "", text, Optional.empty(), List.of());
    }

    public Message withHtml(String page) {
      return new Message(key, channel, to, subject, text, Optional.of(page), attachments);
    }

    public Message with(Attachment attachment) {
      return new Message(key, channel, to, subject, text, html,
          Stream.concat(attachments.stream(), Stream.of(attachment)).toList());
    }

    private static boolean isMobile(String number) {
      return MOBILE.matcher(number).matches();
    }
  }

  /** A file that goes with an e-mail. */
  record Attachment(String name, String mediaType, byte[] content) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}");

    public Attachment {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("an attachment's name is a plain file name of at most 100 characters");
      }
    }
  }
}
