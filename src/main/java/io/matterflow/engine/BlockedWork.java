package io.matterflow.engine;

import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What cannot go on by itself: each capability lists its own, {@code GET /api/exceptions} shows all. */
public interface BlockedWork {

  /** What is blocked and this person may know of. */
  List<Blocked> blockedFor(Actor actor);

  /**
   * As much of it as was asked for, in the order of all blocked work; a capability with many rows has its database do
   * this.
   */
  default List<Blocked> blockedFor(Actor actor, Wanted wanted) {
    return blockedFor(actor).stream().filter(wanted::takes).sorted(Blocked.URGENT_FIRST).limit(wanted.most()).toList();
  }

  /** A page of blocked work: whose, of what kind, after which piece, and how many at most. */
  record Wanted(Optional<String> owner, Optional<String> kind, Optional<Place> after, int most) {

    public boolean takes(Blocked blocked) {
      return owner.map(blocked.owner()::equals).orElse(true)
          && kind.map(blocked.kind()::equals).orElse(true)
          && after.map(place -> Place.ORDER.compare(Place.of(blocked), place) > 0).orElse(true);
    }
  }

  /** Where a piece stands among all: the most urgent first, then the oldest. */
  record Place(int priority, Instant since, String kind, String id) {

    static final Comparator<Place> ORDER = Comparator.comparing(Place::priority).reversed()
        .thenComparing(Place::since).thenComparing(Place::kind).thenComparing(Place::id);

    public static Place of(Blocked blocked) {
      return new Place(blocked.priority(), blocked.since(), blocked.kind(), blocked.id());
    }
  }

  /**
   * One piece of blocked work: who owns it (a login or a role's group), since when and, where somebody said so, until
   * when, and the one thing to do next. The priority is from 0 to 100.
   */
  record Blocked(
      String id,
      String kind,
      Subject subject,
      String what,
      String owner,
      Instant since,
      Optional<Instant> dueAt,
      int priority,
      String nextAction,
      String retry) {

    public static final Comparator<Blocked> URGENT_FIRST = Comparator.comparing(Place::of, Place.ORDER);

    /** Of ordinary priority and without a deadline. */
    public Blocked(
        String id,
        String kind,
        Subject subject,
        String what,
        String owner,
        Instant since,
        String nextAction,
        String retry) {
      this(id, kind, subject, what, owner, since, Optional.empty(), Assignment.ORDINARY, nextAction, retry);
    }
  }
}
