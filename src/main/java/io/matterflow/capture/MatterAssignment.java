package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings a signal to its matter: by decision when that is sure, else by the person whose work it is. Whose work it is
 * nobody can tell from a shared mailbox; then the matter's responsible attorney says, or the billing coordinator.
 */
@Service
public class MatterAssignment {

  private final JdbcSignals signals;
  private final Routing routing;
  private final Threads threads;
  private final JointWork jointWork;
  private final ExpenseIntake expenses;
  private final RejectReasons reasons;
  private final Erasure erasure;
  private final Directory directory;
  private final CaptureTasks tasks;
  private final AuditTrail audit;

  MatterAssignment(
      JdbcSignals signals,
      Routing routing,
      Threads threads,
      JointWork jointWork,
      ExpenseIntake expenses,
      RejectReasons reasons,
      Erasure erasure,
      Directory directory,
      CaptureTasks tasks,
      AuditTrail audit) {
    this.signals = signals;
    this.routing = routing;
    this.threads = threads;
    this.jointWork = jointWork;
    this.expenses = expenses;
    this.reasons = reasons;
    this.erasure = erasure;
    this.directory = directory;
    this.tasks = tasks;
    this.audit = audit;
  }

  /**
   * What matching said when the signal came in, for the case that opens now. A signal has one case; a reopened one
   * keeps its matter, and today's rules say whether that takes time.
   */
  @Transactional
  public MatchOutcome match(SignalId id) {
    var signal = signals.required(id);
    var reopened = signal.standing().state() == SignalState.REOPENED;
    signals.changeState(signal.opened());
    return reopened ? MatchOutcome.AUTO : signal.standing().outcome().orElseThrow();
  }

  /** Whether the signal leads to a case that is not open yet. */
  @Transactional(readOnly = true)
  public boolean awaitsItsCase(SignalId id) {
    return signals.find(id).filter(ActivitySignal::needsACase).isPresent();
  }

  /**
   * Whether the signal leads to a prompt of its own: not when its matter takes no time of the kind, nor when its time
   * goes into a prompt that is there. Decided once for each matter that the signal is given.
   */
  @Transactional
  public boolean needsAPrompt(SignalId id) {
    var signal = judged(signals.required(id));
    if (signal.standing().state() == SignalState.EXCLUDED) {
      return false;
    }
    expenses.takeFeeOf(signal);
    return jointWork.takeIn(signal).isEmpty();
  }

  private ActivitySignal judged(ActivitySignal signal) {
    if (signal.standing().billability().isPresent()) {
      return signal;
    }
    var judged = routing.judged(signal);
    signals.update(judged);
    if (judged.standing().state() == SignalState.EXCLUDED) {
      audit.record(AuditEntry.of(Actor.ENGINE, "excluded", "activity-signal", signal.id())
          .before("state", signal.standing().state())
          .after("state", judged.standing().state())
          .after("reason", judged.standing().billabilityReason()));
    }
    return judged;
  }

  /** The signal, for the person whose work it is or who may say whose it is. */
  @Transactional(readOnly = true)
  public Optional<ActivitySignal> signal(SignalId id, Actor actor) {
    return signals.find(id)
        .filter(signal -> isFor(signal, actor) || signal.standing().timekeeper().filter(actor::is).isPresent());
  }

  /** The person names the matter, and whose work it was where the signal does not say. */
  @Transactional
  public Answer<ActivitySignal> confirm(SignalId id, MatterId matterId, Optional<TimekeeperId> whose, Actor actor) {
    var found = signals.locked(id).filter(signal -> isFor(signal, actor));
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    var signal = found.get();
    var matter = directory.matter(matterId);
    if (signal.standing().state() != SignalState.ASKED) {
      return answeredBefore();
    }
    if (matter.isEmpty()) {
      return Refused.forMember(
          "matterId", "UNKNOWN_MATTER", "There is no matter %s.".formatted(matterId), "Choose a matter of the firm.");
    }
    var timekeeper = whose.or(() -> signal.isNobodys() ? Optional.empty() : signal.standing().timekeeper())
        .or(() -> actor.timekeeper().filter(person -> directory.timekeeper(person).isPresent()))
        .orElse(matter.get().responsibleAttorney());
    if (!signal.isNobodys() && !signal.standing().timekeeper().equals(Optional.of(timekeeper))) {
      return Refused.forMember("timekeeperId", "NOT_YOUR_TIME",
          "The signal is of %s's own work.".formatted(actor.user()), "Leave the timekeeper out.");
    }
    if (directory.timekeeper(timekeeper).isEmpty()) {
      return Refused.forMember("timekeeperId", "UNKNOWN_TIMEKEEPER",
          "There is no timekeeper %s.".formatted(timekeeper), "Choose a timekeeper of the firm.");
    }
    var confirmed = signal.with(signal.standing().confirmed(matterId, timekeeper));
    signals.update(confirmed);
    audit.record(AuditEntry.of(actor, "confirmed", "activity-signal", id)
        .before("state", SignalState.ASKED)
        .after("state", SignalState.MATCHED));
    tasks.matterConfirmed(id, true, actor);
    threads.reconsiderAnswersTo(confirmed);
    return new Done<>(signals.required(id));
  }

  /** The person says that it is no work to record. */
  @Transactional
  public Answer<ActivitySignal> dismiss(SignalId id, String reason, Actor actor) {
    var found = signals.locked(id).filter(signal -> isFor(signal, actor));
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    var signal = found.get();
    var known = reasons.find(signal.kind(), reason);
    if (signal.standing().state() != SignalState.ASKED) {
      return answeredBefore();
    }
    if (known.isEmpty()) {
      return reasons.refused(signal.kind(), reason);
    }
    var dismissed = dismissed(signal, known.get());
    audit.record(AuditEntry.of(actor, "dismissed", "activity-signal", id)
        .before("state", SignalState.ASKED)
        .after("state", SignalState.DISMISSED)
        .after("reason", known.get().reason()));
    tasks.matterConfirmed(id, false, actor);
    if (known.get().purges()) {
      tasks.forgetCase(id);
    }
    return new Done<>(dismissed);
  }

  private ActivitySignal dismissed(ActivitySignal signal, RejectReason reason) {
    if (reason.purges()) {
      return erasure.erase(signal, reason.reason());
    }
    var dismissed = signal.with(signal.standing().dismissed(reason.reason()));
    signals.update(dismissed);
    return dismissed;
  }

  /** Whose question the signal is. */
  public boolean isFor(ActivitySignal signal, Actor actor) {
    if (!signal.isNobodys()) {
      return signal.standing().timekeeper().filter(actor::is).isPresent();
    }
    return suggested(signal)
        .map(matter -> actor.actsAs(Role.RESPONSIBLE_ATTORNEY, matter.responsibleAttorney()))
        .orElseGet(() -> actor.has(Role.BILLING_COORDINATOR));
  }

  /** The matter that matching holds for the best, if it prefers one. */
  public Optional<Matter> suggested(ActivitySignal signal) {
    return signal.standing().matter().flatMap(directory::matter);
  }

  /** As the engine's own steps read it. */
  @Transactional(readOnly = true)
  public ActivitySignal required(SignalId id) {
    return signals.required(id);
  }

  private static Answer<ActivitySignal> answeredBefore() {
    return Refused.asStale("ALREADY_ANSWERED", "The question was answered before.", "Look at the signal again.");
  }
}
