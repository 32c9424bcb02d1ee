package io.matterflow.messaging;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.QueuedMessage.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps messages to clients back while a pause stands, and what its contacts would get too much of in a day. Every
 * sender asks here as its last act before the vendor, and its answer holds until its transaction ends: after a pause is
 * answered nothing leaves. What is kept back is queued by its key alone; its sender reads everything anew when it is
 * released, so that only what still holds goes out.
 */
@Service
public class ClientMessages {

  private final JdbcClientMessages messages;
  private final DailyLimit limit;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClientMessages(
      JdbcClientMessages messages,
      DailyLimit limit,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.messages = messages;
    this.limit = limit;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Whether the message may leave in this transaction; one that may not is queued. What a person lets go counts like
   * any other.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Passage passage(ClientMessage message, Bound bound) {
    messages.holdGate(message.businessKey());
    var known = messages.find(message.key()).map(QueuedMessage::state);
    if (known.filter(State.DROPPED::equals).isPresent()) {
      return Passage.DROPPED;
    }
    var isPaused = known.filter(State.LET_GO::equals).isEmpty()
        && messages.standing().stream().anyMatch(pause -> pause.scope().covers(message));
    var until = isPaused ? Optional.<Instant>empty() : limit.take(message, bound);
    if (!isPaused && until.isEmpty()) {
      return Passage.OPEN;
    }
    if (known.isEmpty()) {
      messages.insert(UUID.randomUUID(), message, clock.instant());
      audit.record(AuditEntry.of(Actor.ENGINE, "message-queued", "client-message", message.key())
          .after("channel", message.channel())
          .after("client", message.client()));
    }
    messages.waitsUntil(message.key(), until);
    return Passage.KEPT_BACK;
  }

  /**
   * When to ask again for a message that is kept back: its contact has had enough for the day. A pause has no such
   * moment.
   */
  @Transactional(readOnly = true)
  public Optional<Instant> waitsUntil(String key) {
    return messages.find(key).filter(QueuedMessage::isWaiting).flatMap(QueuedMessage::until);
  }

  /** The vendor has it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void left(String key) {
    messages.close(key, State.SENT, Actor.ENGINE, Optional.empty(), clock.instant());
  }

  /** The case does not send it any more, for a reason that a person can read. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void overtaken(String key, String why) {
    if (messages.close(key, State.DROPPED, Actor.ENGINE, Optional.of(why), clock.instant())) {
      audit.record(AuditEntry.of(Actor.ENGINE, "message-dropped", "client-message", key).after("reason", why));
    }
  }

  /** None of what waits of this case will be sent. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void overtakenAll(String process, String businessKey, String why) {
    messages.waitingOf(process, businessKey).forEach(key -> overtaken(key, why));
  }

  @Transactional(readOnly = true)
  public Optional<QueuedMessage> find(UUID id) {
    return messages.find(id);
  }

  /** What a case has in the queue, in any state. */
  @Transactional(readOnly = true)
  public Optional<QueuedMessage> find(String key) {
    return messages.find(key);
  }

  /** Whether a pause stands over such a message. */
  @Transactional(readOnly = true)
  public boolean arePaused(Channel channel, ClientId client) {
    return messages.standing().stream().anyMatch(pause -> pause.scope().covers(channel, client));
  }

  @Transactional
  public Answer pause(PauseScope scope, String reason, Actor by) {
    messages.holdAllGates();
    if (scope.client().filter(client -> directory.client(client).isEmpty()).isPresent()) {
      return new UnknownScope(scope);
    }
    var standing = messages.standing(scope);
    if (standing.isPresent()) {
      return new PausedBefore(standing.get());
    }
    var pause = new MessagePause(UUID.randomUUID(), scope, reason, by.user(), clock.instant(), Optional.empty());
    messages.insert(pause);
    audit.record(
        AuditEntry.of(by, "messages-paused", "message-pause", pause.id()).after("scope", scope).text("reason", reason));
    events.publishEvent(new MessagesPaused(pause.id()));
    return new Paused(pause);
  }

  /** Ends a pause. What waited under it, and under no other, goes out if it still holds. */
  @Transactional
  public Answer release(PauseScope scope, String reason, Actor by) {
    return end(scope, reason, by, false);
  }

  /** Ends a pause, and drops what waited under it. */
  @Transactional
  public Answer releaseNothing(PauseScope scope, String reason, Actor by) {
    return end(scope, reason, by, true);
  }

  private Answer end(PauseScope scope, String reason, Actor by, boolean dropping) {
    messages.holdAllGates();
    var standing = messages.standing(scope);
    if (standing.isEmpty()) {
      return new NotPaused(scope);
    }
    var pause = standing.get();
    var waiting = waiting(scope);
    if (dropping) {
      waiting.forEach(message -> dropped(message, reason, by));
    }
    messages.end(pause.id(), by, reason, clock.instant());
    audit.record(AuditEntry.of(by, "messages-released", "message-pause", pause.id())
        .before("scope", scope)
        .after(dropping ? "dropped" : "waiting", waiting.size())
        .text("reason", reason));
    events.publishEvent(new MessagesReleased(pause.id(), by));
    return new Ended(pause, waiting.size());
  }

  /** Drops what waits in the scope; the pauses stay. */
  @Transactional
  public int drop(PauseScope scope, String reason, Actor by) {
    messages.holdAllGates();
    var waiting = waiting(scope);
    waiting.forEach(message -> dropped(message, reason, by));
    waiting.forEach(this::tell);
    return waiting.size();
  }

  /** Lets one message go past the pause that stands over it. */
  @Transactional
  public Act release(UUID id, String reason, Actor by) {
    return act(id, message -> {
      messages.letGo(message.message().key(), by, reason, clock.instant());
      audit.record(
          AuditEntry.of(by, "message-let-go", "client-message", message.message().key()).text("reason", reason));
    });
  }

  /** One message never goes out. */
  @Transactional
  public Act drop(UUID id, String reason, Actor by) {
    return act(id, message -> dropped(message, reason, by));
  }

  private Act act(UUID id, Consumer<QueuedMessage> doing) {
    messages.holdAllGates();
    var message = messages.find(id);
    if (message.isEmpty()) {
      return Act.UNKNOWN;
    }
    if (message.get().state() != State.WAITING) {
      return Act.NOT_WAITING;
    }
    doing.accept(message.get());
    tell(message.get());
    return Act.DONE;
  }

  /** For the case of an ended pause: everybody whose message no pause covers any more looks again. */
  @Transactional
  public void tellOf(UUID pause) {
    var ended = pause(pause);
    waiting(ended.scope()).forEach(this::tell);
    messages.queued(Optional.of(State.DROPPED)).stream()
        .filter(message -> ended.scope().covers(message.message()))
        .filter(message -> message.closedAt().filter(at -> !at.isBefore(ended.since())).isPresent())
        .forEach(this::tell);
  }

  @Transactional(readOnly = true)
  public List<MessagePause> pauses() {
    return messages.standing();
  }

  @Transactional(readOnly = true)
  public MessagePause pause(UUID id) {
    return messages.pause(id).orElseThrow(() -> new IllegalStateException("there is no pause " + id));
  }

  /** What was kept back, in the order in which it was queued; all of it, or what stands so. */
  @Transactional(readOnly = true)
  public List<QueuedMessage> queued(Optional<State> state) {
    return messages.queued(state);
  }

  /** What waits in the scope of a pause. */
  @Transactional(readOnly = true)
  public List<QueuedMessage> waiting(PauseScope scope) {
    return messages.queued(Optional.of(State.WAITING)).stream()
        .filter(message -> scope.covers(message.message()))
        .toList();
  }

  private void dropped(QueuedMessage message, String reason, Actor by) {
    messages.close(message.message().key(), State.DROPPED, by, Optional.of(reason), clock.instant());
    audit
        .record(AuditEntry.of(by, "message-dropped", "client-message", message.message().key()).text("reason", reason));
  }

  private void tell(QueuedMessage message) {
    events.publishEvent(new QueueMoved(message.message().process(), message.message().businessKey()));
  }

  /** What became of the wish to pause messages, or to end a pause. */
  public sealed interface Answer {}

  public record Paused(MessagePause pause) implements Answer {}

  public record PausedBefore(MessagePause pause) implements Answer {}

  /** Neither a channel nor a client that the directory knows. */
  public record UnknownScope(PauseScope scope) implements Answer {}

  /** It ended over so many messages that waited. */
  public record Ended(MessagePause pause, int messages) implements Answer {}

  public record NotPaused(PauseScope scope) implements Answer {}

  /** What became of a word on one message. */
  public enum Act {
    DONE,
    UNKNOWN,
    NOT_WAITING
  }
}
