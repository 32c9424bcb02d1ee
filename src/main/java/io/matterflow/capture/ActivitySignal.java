package io.matterflow.capture;

import io.matterflow.capture.CaptureDecisions.Judgement;
import io.matterflow.capture.Happening.Appointment;
import io.matterflow.capture.Happening.Call;
import io.matterflow.capture.Happening.Filing;
import io.matterflow.capture.IncomingActivity.EventKey;
import io.matterflow.capture.IncomingActivity.Participants;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Reasons that a person gave a signal by an act of their own. */
  static final String TAKEN_UP = "TAKEN_UP";
  static final String SPLIT = "SPLIT";

  /**
   * What could name a person or a matter, and goes when the signal is none of the firm's business. The thing it is
   * about and the message it is are kept as fingerprints.
   */
  record Trace(
      String subject, Participants participants, Clues clues, Optional<String> thing, Optional<String> message) {

    static final Trace NONE =
        new Trace("", Participants.NOBODY, Clues.NONE, Optional.empty(), Optional.empty());
  }

  /**
   * What was decided so far. The matter is the assigned one, or while a person is asked the suggested one;
   * {@code mergedInto} is the prompt of an earlier signal that took this one's time in.
   */
  public record Standing(
      Optional<TimekeeperId> timekeeper,
      SignalState state,
      Optional<MatchOutcome> outcome,
      String reason,
      Optional<MatterId> matter,
      List<Candidate> candidates,
      Optional<Billability> billability,
      String billabilityReason,
      List<RuleReference> rules,
      Optional<PromptId> mergedInto) {

    static Standing of(Optional<TimekeeperId> timekeeper) {
      return new Standing(timekeeper, SignalState.RECEIVED, Optional.empty(), "", Optional.empty(), List.of(),
          Optional.empty(), "", List.of(), Optional.empty());
    }

    /** The rule that spoke last, which for a signal that ended is the one that ended it. */
    Optional<RuleReference> decidedBy() {
      return rules.isEmpty() ? Optional.empty() : Optional.of(rules.get(rules.size() - 1));
    }

    /** A signal that leads to a case waits for it as received; what is ignored ends here, what is planned waits. */
    Standing matched(Match match) {
      var leftOut = match.waits() ? SignalState.PLANNED : SignalState.IGNORED;
      var state = match.outcome() == MatchOutcome.IGNORE ? leftOut : SignalState.RECEIVED;
      return new Standing(timekeeper, state, Optional.of(match.outcome()), match.reason(), match.matter(),
          match.candidates(), Optional.empty(), "", match.rules(), Optional.empty());
    }

    /** A person has named the matter; whether it takes time is open again. */
    Standing confirmed(MatterId matter, TimekeeperId timekeeper) {
      return new Standing(Optional.of(timekeeper), SignalState.MATCHED, outcome, reason, Optional.of(matter),
          candidates, Optional.empty(), "", rules, Optional.empty());
    }

    Standing judged(Decided<Judgement> judged) {
      var excluded = judged.result().billability() == Billability.EXCLUDED;
      var more = Stream.concat(rules.stream(), Stream.of(judged.rule())).toList();
      return new Standing(timekeeper, excluded ? SignalState.EXCLUDED : state, outcome, reason, matter, candidates,
          Optional.of(judged.result().billability()), judged.result().reason(), more, mergedInto);
    }

    Standing in(SignalState state) {
      return new Standing(timekeeper, state, outcome, reason, matter, candidates, billability, billabilityReason,
          rules, mergedInto);
    }

    /** Its prompt was rejected by mistake; whether the matter takes time is open again. */
    Standing reopened() {
      return new Standing(timekeeper, SignalState.REOPENED, outcome, reason, matter, candidates, Optional.empty(), "",
          rules, Optional.empty());
    }

    /** Its timekeeper says that it was work on the matter, whatever the rules had made of it. */
    Standing named(MatterId matter, TimekeeperId timekeeper, String why) {
      return new Standing(Optional.of(timekeeper), SignalState.RECEIVED, Optional.of(MatchOutcome.AUTO), why,
          Optional.of(matter), candidates, Optional.empty(), "", rules, Optional.empty());
    }

    Standing merged(PromptId prompt) {
      return new Standing(timekeeper, SignalState.MERGED, outcome, reason, matter, candidates, billability,
          billabilityReason, rules, Optional.of(prompt));
    }

    Standing dismissed(String why) {
      return new Standing(timekeeper, SignalState.DISMISSED, outcome, why, Optional.empty(), candidates, billability,
          billabilityReason, rules, Optional.empty());
    }

    Standing withoutCandidates() {
      return new Standing(timekeeper, state, outcome, reason, matter, List.of(), billability, billabilityReason, rules,
          mergedInto);
    }

    Standing purged(String why) {
      return new Standing(timekeeper, SignalState.DISMISSED, outcome, why, Optional.empty(), List.of(), billability,
          billabilityReason, List.of(), Optional.empty());
    }
  }

  static ActivitySignal of(IncomingActivity activity, Clues clues) {
    var happening = activity.happening();
    return new ActivitySignal(
        SignalId.next(),
        activity.event(),
        activity.kind(),
        activity.at(),
        happening.direction(),
        activity.duration(),
        happening instanceof Call call && call.missed(),
        happening instanceof Appointment appointment ? appointment.status() : "",
        activity.words().count(),
        happening instanceof Filing filing ? filing.fee() : Optional.empty(),
        new Trace(
            Words.plainSubject(activity.words().subject()),
            activity.participants(),
            clues,
            happening.thing().map(name -> Fingerprint.of(activity.kind().name(), name)),
            activity.message()),
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

  /** Whether it has taken place: what a calendar calls completed has, whatever the clock says. */
  boolean isOver(Instant now) {
    return kind != ActivityKind.CALENDAR || calendarStatus.equals(Appointment.COMPLETED) || !end().isAfter(now);
  }

  Instant end() {
    return duration.map(at::plus).orElse(at);
  }

  /** The same signal as another telling has it; what becomes of it is open again. */
  ActivitySignal retold(ActivitySignal told) {
    return new ActivitySignal(id, event, kind, told.at, told.direction, told.duration, told.missed, told.calendarStatus,
        told.words, told.filingFee, told.trace, told.standing);
  }

  /** Whether nobody can tell whose work it is, so that the matter's own people are asked. */
  public boolean isNobodys() {
    return standing.timekeeper().isEmpty() || standing.reason().contains(SHARED_MAILBOX);
  }

  ActivitySignal matched(Match match) {
    return with(match.mayBeWork() ? trace : Trace.NONE, standing.matched(match));
  }

  /** Whether its matter is settled, so that an answer to it belongs there too. */
  boolean isFiled() {
    return switch (standing.state()) {
      case MATCHED, REOPENED, MERGED, EXCLUDED -> true;
      case RECEIVED, ASKED, PLANNED, IGNORED, DISMISSED -> false;
    };
  }

  /** Whether its timekeeper, not a rule, said that it is work on its matter. */
  boolean wasNamedByAPerson() {
    return standing.reason().equals(TAKEN_UP) || standing.reason().equals(SPLIT);
  }

  /** A part of the same activity on another matter: a signal of its own, of the time that the person gave it. */
  ActivitySignal part(MatterId matter, TimekeeperId timekeeper, Optional<Duration> length) {
    var id = SignalId.next();
    return new ActivitySignal(id, new EventKey("split", id.toString(), Optional.empty()), kind, at, direction,
        length, false, "", words, Optional.empty(),
        new Trace(trace.subject(), trace.participants(), Clues.NONE, Optional.empty(), Optional.empty()),
        Standing.of(Optional.of(timekeeper)).named(matter, timekeeper, SPLIT));
  }

  /** Whether one more clue may still settle it. */
  boolean isUndecided() {
    return standing.state() == SignalState.ASKED || (standing.state() == SignalState.IGNORED && mayBeWork());
  }

  /** With the clue that a message which it answers was filed to the matter. */
  ActivitySignal pointingTo(Matter matter) {
    var more = clues().pointingTo(matter, standing.timekeeper());
    return with(new Trace(trace.subject(), trace.participants(), more, trace.thing(), trace.message()), standing);
  }

  ActivitySignal inThread(String name) {
    return with(
        new Trace(trace.subject(), trace.participants(), trace.clues(), Optional.of(name), trace.message()), standing);
  }

  /** Whether a case is to be opened, which a prompt or a question needs. */
  boolean needsACase() {
    return standing.state() == SignalState.RECEIVED || standing.state() == SignalState.REOPENED;
  }

  /** The same signal once its case is open. A second case finds it neither received nor reopened. */
  ActivitySignal opened() {
    if (!needsACase()) {
      throw new IllegalStateException("signal %s was matched before".formatted(id));
    }
    return with(standing.in(isInQuestion() ? SignalState.ASKED : SignalState.MATCHED));
  }

  /** Whether a person is to say which matter it belongs to. */
  boolean isInQuestion() {
    return standing.state() == SignalState.ASKED
        || (standing.state() == SignalState.RECEIVED && standing.outcome().equals(Optional.of(MatchOutcome.CONFIRM)));
  }

  ActivitySignal with(Standing standing) {
    return with(trace, standing);
  }

  /** Without anything that names a person or a matter's content; what it became stays for the count. */
  ActivitySignal erased() {
    return with(Trace.NONE, standing.withoutCandidates());
  }

  ActivitySignal purged(String reason) {
    return with(Trace.NONE, standing.purged(reason));
  }

  private ActivitySignal with(Trace trace, Standing standing) {
    return new ActivitySignal(
        id, event, kind, at, direction, duration, missed, calendarStatus, words, filingFee, trace, standing);
  }
}
