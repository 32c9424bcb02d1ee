package io.matterflow.messaging;

import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What went out by a connected vendor, to whom, and what became of it. What is known before and after a vendor's answer
 * commits by itself: it must outlive the job that asked.
 */
@Component
public class OutgoingMessages {

  private final JdbcOutgoing rows;
  private final TransactionTemplate ownTransaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OutgoingMessages(
      JdbcOutgoing rows, PlatformTransactionManager transactions, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.events = events;
    this.clock = clock;
  }

  /** From now on the vendor may have it; it will be known there by the reference, where that is ours to choose. */
  public void trying(Message message, Optional<String> reference) {
    ownTransaction.executeWithoutResult(status ->
        rows.trying(message, reference, digest(message.text()), clock.instant()));
  }

  /** The vendor has it, under this reference. */
  public void handedOver(String key, String reference) {
    ownTransaction.executeWithoutResult(status -> rows.handedOver(key, reference, clock.instant()));
  }

  /** The vendor would not take it for this address; whoever asked it hears so by its answer. */
  public void refused(Message message, String address, Failure failure, String code) {
    ownTransaction.executeWithoutResult(status -> failed(message.key(), message.channel(), address, failure, code));
  }

  public Optional<Outgoing> find(String key) {
    return rows.find(key);
  }

  public Optional<Outgoing> findByReference(String reference) {
    return rows.findByReference(reference);
  }

  /** Not at their end, and tried in the given time; oldest first. */
  public List<Outgoing> unfinished(Channel channel, Instant from, Instant to, int most) {
    return rows.unfinished(channel, from, to, most);
  }

  /** Later is never undone by earlier news, and an end is an end; false when this is no news. */
  @Transactional
  public boolean moved(String reference, State state) {
    return rows.moved(reference, state, clock.instant());
  }

  /**
   * A message that was taken came back from one of its recipients; false when it is known already or was never sent
   * there.
   */
  @Transactional
  public boolean returned(Outgoing message, String address, Failure failure, String code) {
    if (!failed(message.key(), message.channel(), address, failure, code)) {
      return false;
    }
    events.publishEvent(new MessageFailed(
        message.key(), message.channel(), normal(address), failure, code, clock.instant()));
    return true;
  }

  private boolean failed(String key, Channel channel, String address, Failure failure, String code) {
    var now = clock.instant();
    if (!rows.failed(key, normal(address), failure, code, now)) {
      return false;
    }
    if (failure.isLasting()) {
      rows.leaveAlone(channel, normal(address), failure, code, key, now);
    }
    return true;
  }

  /** Failures of a message, for whoever sent it. */
  public List<MessageFailed> failuresOf(String key) {
    return rows.failuresOf(key);
  }

  /** As a mail address is compared; a number has no capitals. */
  static String normal(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  /** By which a text is recognised without being kept. */
  public static String digest(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same of a file. */
  public static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("this Java knows no SHA-256", never);
    }
  }

  /** How far a message came. Of the last two there is no way on. */
  public enum State {
    TRYING(0),
    HANDED_OVER(1),
    SENDING(2),
    SENT(3),
    DELIVERED(4),
    FAILED(4);

    private final int rank;

    State(int rank) {
      this.rank = rank;
    }

    boolean comesAfter(State other) {
      return rank > other.rank;
    }
  }

  /** A message that was tried, as it is remembered. */
  public record Outgoing(
      String key,
      Channel channel,
      Optional<String> reference,
      String textSha256,
      Instant triedAt,
      State state,
      List<String> recipients) {

    public boolean isTo(String address) {
      return recipients.contains(normal(address));
    }
  }
}
