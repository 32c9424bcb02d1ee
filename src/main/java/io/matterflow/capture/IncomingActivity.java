package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A signal of work as a source sends it, with all its words. It lives as long as the request: what is kept of it is an
 * {@link ActivitySignal}, without the body.
 */
public record IncomingActivity(
    EventKey event,
    ActivityKind kind,
    Instant at,
    Optional<Direction> direction,
    Optional<TimekeeperId> timekeeper,
    Participants participants,
    Words words,
    Pointers pointers,
    Circumstances circumstances) {

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

  /** How it happened. The calendar's status is one of the words that {@code activity-exclusion} knows, or empty. */
  public record Circumstances(
      Optional<Duration> duration,
      boolean missed,
      String calendarStatus,
      Map<String, String> headers,
      Optional<BigDecimal> filingFee) {}
}
