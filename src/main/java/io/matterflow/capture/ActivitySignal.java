package io.matterflow.capture;

import io.matterflow.capture.IncomingActivity.EventKey;
import io.matterflow.capture.IncomingActivity.Participants;
import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A signal as it is kept: when, how long, who took part and under which subject, never its body. What turned out to be
 * no work keeps nothing that a person wrote or was called.
 */
public record ActivitySignal(
    SignalId id,
    EventKey event,
    ActivityKind kind,
    Instant at,
    Optional<Direction> direction,
    Optional<Duration> duration,
    boolean missed,
    String calendarStatus,
    int words,
    Optional<BigDecimal> filingFee,
    Trace trace,
    Standing standing) {

  static final String SHARED_MAILBOX = "SHARED_MAILBOX";

  /** What could name a person or a matter, and goes when the signal is none of the firm's business. */
  record Trace(String subject, Participants participants, Clues clues) {
    static final Trace NONE = new Trace("", Participants.NOBODY, Clues.NONE);
  }

  /** What was decided so far. The matter is the assigned one, or while a person is asked the suggested one. */
  public record Standing(
      Optional<TimekeeperId> timekeeper,
      SignalState state,
      Optional<MatchOutcome> outcome,
      String reason,
      Optional<MatterId> matter,
      List<Candidate> candidates,
      Optional<Billability> billability,
      String billabilityReason,
      List<RuleReference> rules) {

    static Standing of(Optional<TimekeeperId> timekeeper) {
      return new Standing(timekeeper, SignalState.RECEIVED, Optional.empty(), "", Optional.empty(), List.of(),
          Optional.empty(), "", List.of());
    }

    Standing matched(Match match, SignalState state) {
      return new Standing(timekeeper, state, Optional.of(match.outcome()), match.reason(), match.matter(),
          match.candidates(), billability, billabilityReason, match.rules());
    }

    Standing confirmed(MatterId matter, TimekeeperId timekeeper) {
      return new Standing(Optional.of(timekeeper), SignalState.MATCHED, outcome, reason, Optional.of(matter),
          candidates, billability, billabilityReason, rules);
    }

    Standing judged(Billability billability, String why, SignalState state, RuleReference rule) {
      var more = new ArrayList<>(rules);
      more.add(rule);
      return new Standing(timekeeper, state, outcome, reason, matter, candidates, Optional.of(billability), why, more);
    }

    Standing in(SignalState state) {
      return new Standing(
          timekeeper, state, outcome, reason, matter, candidates, billability, billabilityReason, rules);
    }

    Standing dismissed(String why) {
      return new Standing(timekeeper, SignalState.DISMISSED, outcome, why, Optional.empty(), candidates, billability,
          billabilityReason, rules);
    }

    Standing purged(String why) {
      return new Standing(timekeeper, SignalState.DISMISSED, outcome, why, Optional.empty(), List.of(), billability,
          billabilityReason, List.of());
    }
  }

  static ActivitySignal of(IncomingActivity activity, Clues clues) {
    return new ActivitySignal(
        SignalId.next(),
        activity.event(),
        activity.kind(),
        activity.at(),
        activity.direction(),
        activity.circumstances().duration(),
        activity.circumstances().missed(),
        activity.circumstances().calendarStatus(),
        activity.words().count(),
        activity.circumstances().filingFee(),
        new Trace(Words.plainSubject(activity.words().subject()), activity.participants(), clues),
        Standing.of(activity.timekeeper()));
  }

  public String subject() {
    return trace.subject();
  }

  public Participants participants() {
    return trace.participants();
  }

  Clues clues() {
    return trace.clues();
  }

  Subject asSubject() {
    return Subject.of("activity-signal", id);
  }

  /** Whether its timekeeper might still find work in it, so that its words were kept. */
  boolean mayBeWork() {
    return !trace.equals(Trace.NONE);
  }

  /** Whether nobody can tell whose work it is, so that the matter's own people are asked. */
  public boolean isNobodys() {
    return standing.timekeeper().isEmpty() || standing.reason().contains(SHARED_MAILBOX);
  }

  ActivitySignal matched(Match match) {
    var state = switch (match.outcome()) {
      case AUTO -> SignalState.MATCHED;
      case CONFIRM -> SignalState.ASKED;
      case IGNORE -> SignalState.IGNORED;
    };
    return with(match.mayBeWork() ? trace : Trace.NONE, standing.matched(match, state));
  }

  ActivitySignal with(Standing standing) {
    return with(trace, standing);
  }

  ActivitySignal purged(String reason) {
    return with(Trace.NONE, standing.purged(reason));
  }

  private ActivitySignal with(Trace trace, Standing standing) {
    return new ActivitySignal(
        id, event, kind, at, direction, duration, missed, calendarStatus, words, filingFee, trace, standing);
  }
}
