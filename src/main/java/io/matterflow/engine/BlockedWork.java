package io.matterflow.engine;

import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What cannot go on by itself: each capability lists its own, {@code GET /api/exceptions} shows all. */
public interface BlockedWork {

  /** What is blocked and this person may know of. */
  List<Blocked> blockedFor(Actor actor);

  /**
   * One piece of blocked work: who owns it (a login or a role's group), since when and, where somebody said so, until when, and
   * the one thing to do next. The priority is from 0 to 100.
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

    /** Of ordinary priority and without a deadline. */
    public Blocked(
        String id, String kind, Subject subject, String what, String owner, Instant since, String nextAction, String retry) {
      this(id, kind, subject, what, owner, since, Optional.empty(), Assignment.ORDINARY, nextAction, retry);
    }
  }
}
