package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A reminder as a person is asked to approve it. The digest is over all that the client would get, and who would get
 * it.
 */
public record ReminderDraft(
    UUID id,
    InvoiceNumber invoice,
    String step,
    int version,
    String sha256,
    Channel channel,
    List<String> to,
    String subject,
    String text,
    Optional<String> html,
    State state,
    Instant draftedAt,
    Instant expiresAt) {

  /** OPEN waits for a person; OVERTAKEN was made before what it says had changed. */
  public enum State {
    OPEN,
    APPROVED,
    SKIPPED,
    EXPIRED,
    OVERTAKEN
  }

  static ReminderDraft
      of(InvoiceNumber invoice, String step, int version, Message message, Instant now, Instant expiresAt) {
    return new ReminderDraft(UUID.randomUUID(), invoice, step, version, digest(message), message.channel(),
        message.to(),
        message.subject(), message.text(), message.html(), State.OPEN, now, expiresAt);
  }

  boolean is(Message message) {
    return sha256.equals(digest(message));
  }

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  static String digest(Message message) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : List.of(message.channel().name(), String.join("\n", message.to()), message.subject(),
          message.text(),
          message.html().orElse(""))) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
