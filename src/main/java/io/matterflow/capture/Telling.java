package io.matterflow.capture;

import io.matterflow.capture.Happening.Appointment;
import io.matterflow.capture.Happening.Revision;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * What a calendar said of an event at one time, as fingerprints: a repeat is known, and so is which of two is newer.
 */
record Telling(SignalId signal, String content, Revision revision, String status) {

  private static final Set<String> CALLED_OFF = Set.of("CANCELLED", "DECLINED", "PRIVATE");
  private static final Comparator<Revision> NEWER = Comparator
      .comparing((Revision revision) -> revision.sequence().orElse(0))
      .thenComparing(revision -> revision.updatedAt().orElse(Instant.EPOCH));

  /** The telling in an activity; empty where it is no event of a calendar. */
  static Optional<Telling> in(IncomingActivity activity, SignalId signal) {
    if (!(activity.happening() instanceof Appointment event)) {
      return Optional.empty();
    }
    var content = "%s %s %s %s %s %s %s".formatted(activity.at(), activity.duration(), activity.timekeeper(),
        activity.participants(), activity.words(), activity.pointers(), event.status());
    return Optional.of(new Telling(signal, Fingerprint.of("APPOINTMENT", content), event.revision(), event.status()));
  }

  /** The same for a repeat, and for nothing else. */
  String id() {
    return Fingerprint.of("TELLING", content + revision);
  }

  /**
   * Whether it is the newer word. Where both say their revision, that decides; else what is called off stands against
   * what took place, and that against what was planned; else the later comer has the word.
   */
  boolean outdoes(Telling other) {
    var newer = revision.isKnown() && other.revision.isKnown() ? NEWER.compare(revision, other.revision) : 0;
    return newer != 0 ? newer > 0 : finality() >= other.finality();
  }

  private int finality() {
    if (CALLED_OFF.contains(status)) {
      return 2;
    }
    return status.equals(Appointment.COMPLETED) ? 1 : 0;
  }
}
