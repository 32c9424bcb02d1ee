package io.matterflow.messaging.smtp;

import io.matterflow.messaging.Failure;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mail system answered: the three digits, and the finer code (RFC 3463) where it gives one. Its words are not
 * kept, they name people.
 */
record StatusCode(int reply, Optional<String> fine) {

  private static final Pattern FINE = Pattern.compile("(?<![0-9.])([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.])");
  private static final int PERMANENT = 500;
  private static final int TEMPORARY = 400;
  private static final int MAILBOX_FULL = 552;

  static StatusCode of(int reply, String words) {
    return new StatusCode(reply, FINE.matcher(words).results().map(match -> match.group(1)).findFirst());
  }

  /** Of a returned mail, which need not say the three digits. */
  static StatusCode fine(String code) {
    return new StatusCode(0, FINE.matcher(code).results().map(match -> match.group(1)).findFirst());
  }

  boolean isPermanent() {
    return reply >= PERMANENT || fine.filter(code -> code.startsWith("5")).isPresent();
  }

  boolean isTemporary() {
    return !isPermanent() && (reply >= TEMPORARY || fine.filter(code -> code.startsWith("4")).isPresent());
  }

  Failure failure() {
    if (says("2.2") || (fine.isEmpty() && reply == MAILBOX_FULL)) {
      return Failure.FULL;
    }
    if (says("1.") || says("2.1") || (fine.isEmpty() && (reply == 550 || reply == 551 || reply == 553))) {
      return Failure.NO_SUCH_ADDRESS;
    }
    return Failure.REFUSED;
  }

  private boolean says(String detail) {
    return fine.filter(code -> detail.endsWith(".")
        ? code.substring(2).startsWith(detail)
        : code.substring(2).equals(detail)).isPresent();
  }

  @Override
  public String toString() {
    return reply == 0 ? fine.orElse("no code") : fine.map(code -> reply + " " + code).orElse(String.valueOf(reply));
  }
}
