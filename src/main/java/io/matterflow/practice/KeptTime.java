package io.matterflow.practice;

import io.matterflow.kernel.BilledTime;
import java.time.Instant;
import java.util.Optional;

/**
 * A time entry as the practice system keeps it, as far as it takes to tell whether it is work that we know: never its
 * words. The reference is ours where we posted it, and empty where a person entered it by hand.
 */
public record KeptTime(
    String system,
    String id,
    Optional<String> reference,
    BilledTime hours,
    Optional<Instant> startedAt,
    Optional<String> activityCode) {

  /** A person entered it over there; it is none of ours. */
  public boolean isByHand() {
    return reference.isEmpty();
  }

  /** By which a person is told of it, and by which it is known again when it arrives here: {@code clio:4711}. */
  public String mention() {
    return system + ":" + id;
  }
}
