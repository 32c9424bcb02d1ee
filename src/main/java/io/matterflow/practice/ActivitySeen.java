package io.matterflow.practice;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Work that was logged in the practice system on a matter: a signal like any other, but for its matter, which is known.
 * It is published by a vendor that polls or is told, outside any transaction; the same one may be published again. What
 * the product itself wrote over there is never published. The thing is what it is called over there whatever happens to
 * it, such as a document through all its versions.
 */
public record ActivitySeen(
    String system,
    String eventId,
    String thing,
    Kind kind,
    Instant at,
    MatterId matter,
    Optional<TimekeeperId> timekeeper,
    boolean sent,
    Optional<String> from,
    List<String> to,
    String subject,
    Optional<Duration> duration,
    boolean allDay) {

  /** What was logged. */
  public enum Kind {
    EMAIL,
    CALL,
    APPOINTMENT,
    DOCUMENT,
    TASK
  }

  public ActivitySeen {
    to = List.copyOf(to);
  }
}
