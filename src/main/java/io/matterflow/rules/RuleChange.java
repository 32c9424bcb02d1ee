package io.matterflow.rules;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An edited table or model that somebody wants in force, and what became of it. The base is the version that was in
 * force when it was proposed: what is released stands on that one, or not at all. Whoever is asked should have answered
 * by {@code dueAt}.
 */
public record RuleChange(
    RuleChangeId id,
    RuleText rule,
    int baseVersion,
    String digest,
    String reason,
    UserId proposedBy,
    Instant proposedAt,
    Optional<Instant> dueAt,
    State state,
    List<Finding> findings,
    List<Act> acts) {

  public RuleChange {
    findings = List.copyOf(findings);
    acts = List.copyOf(acts);
  }

  /** From {@code RELEASED} it may still be rolled back; all others but the first are final. */
  public enum State {
    PROPOSED,
    RELEASED,
    REFUSED,
    WITHDRAWN,
    ROLLED_BACK
  }

  /**
   * Who brought it into a state, when and with what words; where a version came into force, the one before and that
   * one.
   */
  public record Act(State state, UserId by, Instant at, String words, Optional<Versions> versions) {}

  /** Which version was in force, and which is now. */
  public record Versions(int before, int after) {}

  public RuleChangeHead head() {
    return new RuleChangeHead(id, rule.kind(), rule.key(), state, reason, proposedBy, proposedAt);
  }

  public Optional<Act> act(State reached) {
    return acts.stream().filter(act -> act.state() == reached).findFirst();
  }

  /** The version that its release put into force. */
  Versions released() {
    return act(State.RELEASED).flatMap(Act::versions)
        .orElseThrow(() -> new IllegalStateException("the change %s was not released".formatted(id)));
  }

  boolean is(State other) {
    return state == other;
  }
}
