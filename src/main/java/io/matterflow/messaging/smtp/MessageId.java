package io.matterflow.messaging.smtp;

import io.matterflow.messaging.OutgoingMessages;

/**
 * The {@code Message-ID} of a mail, made from our key and never from chance: a mail that had to be sent again is the
 * same mail to whoever receives it, and what comes back names it.
 */
final class MessageId {

  private static final int LETTERS = 40;

  private MessageId() {}

  static String of(String key, String domain) {
    return "<mf.%s@%s>".formatted(OutgoingMessages.digest("mail " + key).substring(0, LETTERS), domain);
  }
}
