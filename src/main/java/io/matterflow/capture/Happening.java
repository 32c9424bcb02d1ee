package io.matterflow.capture;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened, with what only an activity of that kind can tell. Who, when and how long stand in the envelope. */
public sealed interface Happening {

  ActivityKind kind();

  /** Whether it came in or went out, where that makes sense and the source says so. */
  default Optional<Direction> direction() {
    return Optional.empty();
  }

  /** What later work on the same thing has in common with this, so that both become one prompt. */
  default Optional<String> thing() {
    return Optional.empty();
  }

  /** A message sent or received. */
  record Mail(Optional<Direction> direction, Map<String, String> headers, Conversation conversation)
      implements Happening {

    @Override
    public ActivityKind kind() {
      return ActivityKind.EMAIL;
    }

    @Override
    public Optional<String> thing() {
      return conversation.root();
    }
  }

  record Call(Optional<Direction> direction, boolean missed) implements Happening {

    @Override
    public ActivityKind kind() {
      return ActivityKind.CALL;
    }
  }

  /**
   * A calendar's event. The status is one of the words that {@code activity-exclusion} knows, or empty; the revision
   * tells which of two tellings of it is the newer one.
   */
  record Appointment(String status, Revision revision) implements Happening {

    static final String COMPLETED = "COMPLETED";

    public Appointment(String status) {
      this(status, Revision.NONE);
    }

    @Override
    public ActivityKind kind() {
      return ActivityKind.CALENDAR;
    }
  }

  /** How often the event was changed, and when last, as far as its calendar says. */
  record Revision(Optional<Integer> sequence, Optional<Instant> updatedAt) {

    public static final Revision NONE = new Revision(Optional.empty(), Optional.empty());

    boolean isKnown() {
      return sequence.isPresent() || updatedAt.isPresent();
    }
  }

  /** Work on a document, named as its system names it in all its versions. */
  record DocumentWork(Optional<String> document) implements Happening {

    @Override
    public ActivityKind kind() {
      return ActivityKind.DOCUMENT;
    }

    @Override
    public Optional<String> thing() {
      return document;
    }
  }

  /** A document filed with a court, for which it may take a fee. */
  record Filing(Optional<BigDecimal> fee) implements Happening {

    @Override
    public ActivityKind kind() {
      return ActivityKind.FILING;
    }
  }

  /** Anything else: only who, when and what. */
  record Generic() implements Happening {

    @Override
    public ActivityKind kind() {
      return ActivityKind.GENERIC;
    }
  }

  /**
   * Where a message stands among others: the source's own name of the thread, the message's id, and the ids of those
   * that it answers, the oldest first.
   */
  record Conversation(Optional<String> thread, Optional<String> message, List<String> answers) {

    public static final Conversation NONE = new Conversation(Optional.empty(), Optional.empty(), List.of());

    /** The same for all messages of a thread, in whatever order they come. */
    Optional<String> root() {
      return thread.or(() -> answers.stream().findFirst()).or(() -> message);
    }
  }
}
