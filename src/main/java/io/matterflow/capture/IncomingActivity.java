package io.matterflow.capture;

import io.matterflow.capture.Happening.Conversation;
import io.matterflow.capture.Happening.Mail;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The envelope of a signal of work as a source sends it, with all its words. It lives as long as the request: what is
 * kept of it is an {@link ActivitySignal}, without the body.
 */
public record IncomingActivity(
    EventKey event,
    Instant at,
    Optional<Duration> duration,
    Optional<TimekeeperId> timekeeper,
    Participants participants,
    Words words,
    Pointers pointers,
    Happening happening) {

  public ActivityKind kind() {
    return happening.kind();
  }

  /** The fingerprint of the message that this is, by which an answer to it is known. */
  Optional<String> message() {
    return conversation().message().map(IncomingActivity::ofMessage);
  }

  /** The fingerprints of the messages that this one answers. */
  List<String> answers() {
    return conversation().answers().stream().map(IncomingActivity::ofMessage).toList();
  }

  /** Whether a source names the thread, or the message answers others: then it may tie messages together. */
  boolean tiesMessages() {
    return conversation().thread().isPresent() || !conversation().answers().isEmpty();
  }

  /** What its thread is called by those that know only this message, or one that it answers. */
  List<String> namesOfItsThread() {
    return Stream.concat(conversation().message().stream(), conversation().answers().stream())
        .map(name -> Fingerprint.of(ActivityKind.EMAIL.name(), name))
        .toList();
  }

  private Conversation conversation() {
    return happening instanceof Mail mail ? mail.conversation() : Conversation.NONE;
  }

  private static String ofMessage(String id) {
    return Fingerprint.of("MESSAGE", id);
  }

  /**
   * What makes a signal the same signal: its id at its source, and what the thing itself is called everywhere
   * (Message-ID, call id, document and version), for the same timekeeper: a colleague's reading of the same mail is
   * work of its own.
   */
  public record EventKey(String source, String eventId, Optional<String> sameAs) {}

  /** Who took part, as the source writes them. */
  public record Participants(
      Optional<String> from, List<String> to, List<String> cc, List<String> attendees, Optional<String> phone) {

    static final Participants NOBODY =
        new Participants(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

    /** Every address, the sender's first. */
    public List<String> addresses() {
      return Stream.of(from.stream(), to.stream(), cc.stream(), attendees.stream())
          .flatMap(people -> people)
          .distinct()
          .toList();
    }
  }

  /** What points to a matter without any guessing. */
  public record Pointers(Optional<String> workspace, Optional<MatterId> threadParent, Optional<String> docket) {}
}
