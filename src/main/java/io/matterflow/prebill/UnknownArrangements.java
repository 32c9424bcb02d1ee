package io.matterflow.prebill;

import io.matterflow.capture.TimeEntries;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement.Trigger;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Time that waits on matters of which nobody has said how they are billed: the billing admin adds the row. All matters
 * are gone through once in a while; that such a matter has got its row, or has no time, is seen at once.
 */
@Component
class UnknownArrangements implements BlockedWork {

  static final String KIND = "arrangement";

  private static final Duration ONCE_IN = Duration.ofMinutes(10);

  private final FeeArrangements arrangements;
  private final TimeEntries time;
  private final PreBillPeople people;
  private final Directory directory;
  private final Clock clock;
  private volatile Seen seen = new Seen(Instant.EPOCH, List.of());

  UnknownArrangements(
      FeeArrangements arrangements, TimeEntries time, PreBillPeople people, Directory directory, Clock clock) {
    this.arrangements = arrangements;
    this.time = time;
    this.people = people;
    this.directory = directory;
    this.clock = clock;
  }

  private record Seen(Instant at, List<MatterId> matters) {

    boolean holdsAt(Instant now) {
      return !at.isAfter(now) && at.plus(ONCE_IN).isAfter(now);
    }
  }

  @Override
  public List<Blocked> blockedFor(Actor actor, Wanted wanted) {
    var another = wanted.kind().filter(kind -> !kind.equals(KIND)).isPresent()
        || wanted.owner().filter(owner -> !owner.equals(Role.BILLING_ADMIN.group())).isPresent();
    return another ? List.of() : BlockedWork.super.blockedFor(actor, wanted);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    var candidates = candidates();
    if (candidates.isEmpty()) {
      return List.of();
    }
    var waiting = time.waitingSince(candidates);
    var matters = directory.matters(waiting.keySet());
    return waiting.entrySet().stream()
        .flatMap(entry -> Optional.ofNullable(matters.get(entry.getKey())).stream()
            .filter(matter -> isUnknown(matter) && people.readsAll(actor, matter))
            .map(matter -> blocked(matter, entry.getValue())))
        .toList();
  }

  private List<MatterId> candidates() {
    var now = clock.instant();
    var known = seen;
    if (!known.holdsAt(now)) {
      var asked = arrangements.asked();
      known = new Seen(now, directory.matters().stream()
          .filter(matter -> asked.apply(matter).result().trigger() == Trigger.UNKNOWN)
          .map(Matter::id)
          .toList());
      seen = known;
    }
    return known.matters();
  }

  private boolean isUnknown(Matter matter) {
    return arrangements.of(matter).trigger() == Trigger.UNKNOWN;
  }

  private Blocked blocked(Matter matter, LocalDate since) {
    return new Blocked(
        KIND + ":" + matter.id(),
        KIND,
        Subject.of("matter", matter.id()),
        "Matter %s is billed by %s, which has no row in fee-arrangement: its time waits.".formatted(matter.id(),
            matter.billingModel()),
        Role.BILLING_ADMIN.group(),
        since.atStartOfDay(directory.firm().zone()).toInstant(),
        "Add the row and put the table into force, or have the matter's billingModel corrected in the practice system; "
            + "then run its billing cycle.",
        "GET /api/matters/" + matter.id());
  }
}
