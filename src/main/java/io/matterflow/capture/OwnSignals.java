package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a timekeeper's own signals came to without a prompt, the way back for one that was work after all, and the way
 * out for one that is nobody's business.
 */
@Service
public class OwnSignals {

  private static final Set<SignalState> LEFT_OUT =
      Set.of(SignalState.IGNORED, SignalState.EXCLUDED, SignalState.DISMISSED);

  private static final Set<SignalState> CAN_BE_SET_ASIDE =
      Set.of(SignalState.PLANNED, SignalState.IGNORED, SignalState.EXCLUDED);

  private final JdbcSignals signals;
  private final TimePrompts prompts;
  private final Routing routing;
  private final JointWork jointWork;
  private final LeavingWork leaving;
  private final Threads threads;
  private final MatterAssignment assignment;
  private final RejectReasons reasons;
  private final Erasure erasure;
  private final CaptureTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  OwnSignals(
      JdbcSignals signals,
      TimePrompts prompts,
      Routing routing,
      JointWork jointWork,
      LeavingWork leaving,
      Threads threads,
      MatterAssignment assignment,
      RejectReasons reasons,
      Erasure erasure,
      CaptureTasks tasks,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.signals = signals;
    this.prompts = prompts;
    this.routing = routing;
    this.jointWork = jointWork;
    this.leaving = leaving;
    this.threads = threads;
    this.assignment = assignment;
    this.reasons = reasons;
    this.erasure = erasure;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
  }

  /** Those that led to no matter and may be work, newest first. */
  @Transactional(readOnly = true)
  public List<ActivitySignal> unmatched(Actor actor, int limit) {
    return actor.timekeeper()
        .map(own -> signals.unmatched(own, limit))
        .orElse(List.of());
  }

  /** Those that a rule left out, newest first; of most only when, what kind and why was kept. */
  @Transactional(readOnly = true)
  public List<ActivitySignal> ignored(Actor actor, int limit) {
    return actor.timekeeper()
        .map(own -> signals.leftOut(own, limit))
        .orElse(List.of());
  }

  /** Those of what is not over yet, the latest first. */
  @Transactional(readOnly = true)
  public List<ActivitySignal> planned(Actor actor, int limit) {
    return actor.timekeeper()
        .map(own -> signals.planned(own, limit))
        .orElse(List.of());
  }

  /** The signals whose time is in a prompt, for whoever may answer it; the earliest first. */
  @Transactional(readOnly = true)
  public List<ActivitySignal> of(PromptId id, Actor actor) {
    return prompts.find(id, actor).map(signals::in).orElse(List.of());
  }

  /** "This was work on that matter": a prompt, as if a rule had found it. */
  @Transactional
  public Answer<ActivitySignal> takeUp(SignalId id, MatterId matterId, Actor actor) {
    var found = signals.locked(id)
        .filter(signal -> signal.standing().timekeeper().filter(actor::is).isPresent());
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    var signal = found.get();
    if (!LEFT_OUT.contains(signal.standing().state())) {
      return Refused.asStale("NOT_LEFT_OUT", "The signal is %s.".formatted(signal.standing().state()),
          "Look at the signal again.");
    }
    if (isErasedFor(signal)) {
      return Refused.byRule("ERASED", "It was erased as personal.", "Enter the time by hand.");
    }
    if (directory.matter(matterId).isEmpty()) {
      return Refused.forMember(
          "matterId", "UNKNOWN_MATTER", "There is no matter %s.".formatted(matterId), "Choose a matter of the firm.");
    }
    var named = signal.with(
        signal.standing().named(matterId, actor.timekeeper().orElseThrow(), ActivitySignal.TAKEN_UP));
    var judged = routing.judged(named);
    if (!judged.needsACase()) {
      return Refused.forMember("matterId", "MATTER_TAKES_NO_TIME",
          "Matter %s takes no time of this kind (%s).".formatted(
          matterId, judged.standing().billabilityReason()), "Choose another matter.");
    }
    signals.update(judged);
    audit.record(AuditEntry.of(actor, "taken up", "activity-signal", id)
        .before("state", signal.standing().state())
        .after("state", judged.standing().state()));
    if (jointWork.takeIn(judged).isEmpty()) {
      events.publishEvent(new ActivityReceived(id));
    }
    var now = signals.required(id);
    threads.reconsiderAnswersTo(now);
    return new Done<>(now);
  }

  /**
   * "This is none of the firm's business", or no work for another reason, whatever became of it so far. Its share of a
   * prompt that waits goes, and the prompt with the last of them; what was approved has to be reopened first.
   */
  @Transactional
  public Answer<ActivitySignal> dismiss(SignalId id, String reason, Actor actor) {
    var found = signals.find(id).filter(signal -> signal.standing().timekeeper().filter(actor::is).isPresent());
    if (found.isEmpty() || found.get().standing().state() == SignalState.ASKED) {
      return assignment.dismiss(id, reason, actor);
    }
    var known = reasons.find(found.get().kind(), reason);
    if (known.isPresent() && leaving.leave(found.get())) {
      return new Done<>(setAside(signals.locked(id).orElseThrow(), known.get(), actor));
    }
    var prompt = found.get().standing().mergedInto().or(() -> prompts.of(id).map(TimePrompt::id));
    if (prompt.isPresent()) {
      return rejected(id, prompts.reject(prompt.get(), reason, Optional.empty(), actor));
    }
    var signal = signals.locked(id).orElseThrow();
    if (!CAN_BE_SET_ASIDE.contains(signal.standing().state())) {
      return Refused.asStale("NOT_LEFT_OUT", "The signal is %s.".formatted(signal.standing().state()),
          "Look at the signal again.");
    }
    return known
        .<Answer<ActivitySignal>>map(why -> new Done<>(setAside(signal, why, actor)))
        .orElseGet(() -> reasons.refused(signal.kind(), reason));
  }

  private Answer<ActivitySignal> rejected(SignalId id, Answer<TimePrompt> answer) {
    if (answer instanceof Refused<TimePrompt> refused) {
      return new Refused<>(refused.code(), refused.member(), refused.detail(), refused.next(), refused.stale());
    }
    return answer instanceof Done ? new Done<>(signals.required(id)) : new Unseen<>();
  }

  private ActivitySignal setAside(ActivitySignal signal, RejectReason reason, Actor actor) {
    var aside = reason.purges()
        ? erasure.erase(signal, reason.reason())
        : signal.with(signal.standing().dismissed(reason.reason()));
    if (reason.purges()) {
      tasks.forgetCase(signal.id());
    } else {
      signals.update(aside);
    }
    audit.record(AuditEntry.of(actor, "dismissed", "activity-signal", signal.id())
        .before("state", signal.standing().state())
        .after("state", aside.standing().state())
        .after("reason", reason.reason()));
    return aside;
  }

  private boolean isErasedFor(ActivitySignal signal) {
    return signal.standing().state() == SignalState.DISMISSED
        && reasons.find(signal.kind(), signal.standing().reason()).filter(RejectReason::purges).isPresent();
  }
}
