package io.matterflow.engine;

import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.util.List;

/** What cannot go on by itself: each capability lists its own, {@code GET /api/exceptions} shows all. */
public interface BlockedWork {

  /** What is blocked and this person may know of. */
  List<Blocked> blockedFor(Actor actor);

  /** One piece of blocked work: who owns it (a login or a role's group), since when, and the one thing to do next. */
  record Blocked(
      String id, String kind, Subject subject, String what, String owner, Instant since, String nextAction, String retry) {}
}
