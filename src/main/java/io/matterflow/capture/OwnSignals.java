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
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a timekeeper's own signals came to without a prompt, and the way back for one that was work after all. */
@Service
public class OwnSignals {

  private static final Set<SignalState> LEFT_OUT =
      Set.of(SignalState.IGNORED, SignalState.EXCLUDED, SignalState.DISMISSED);

  private final JdbcSignals signals;
  private final TimePrompts prompts;
  private final Routing routing;
  private final JointWork jointWork;
  private final Threads threads;
  private final RejectReasons reasons;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  OwnSignals(
      JdbcSignals signals,
      TimePrompts prompts,
      Routing routing,
      JointWork jointWork,
      Threads threads,
      RejectReasons reasons,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.signals = signals;
    this.prompts = prompts;
    this.routing = routing;
    this.jointWork = jointWork;
    this.threads = threads;
    this.reasons = reasons;
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
      return Refused.forMember("matterId", "MATTER_TAKES_NO_TIME", "Matter %s takes no time of this kind (%s).".formatted(
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

  private boolean isErasedFor(ActivitySignal signal) {
    return signal.standing().state() == SignalState.DISMISSED
        && reasons.find(signal.kind(), signal.standing().reason()).filter(RejectReason::purges).isPresent();
  }
}
