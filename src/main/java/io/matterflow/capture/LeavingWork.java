package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes one signal out of a prompt that was made of several: its words and its time go, what the others say is proposed
 * again.
 */
@Component
class LeavingWork {

  private final JdbcSignals signals;
  private final JdbcTimePrompts prompts;
  private final JdbcJointWork work;
  private final JointWork jointWork;
  private final Erasure erasure;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  LeavingWork(
      JdbcSignals signals,
      JdbcTimePrompts prompts,
      JdbcJointWork work,
      JointWork jointWork,
      Erasure erasure,
      CaptureTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.signals = signals;
    this.prompts = prompts;
    this.work = work;
    this.jointWork = jointWork;
    this.erasure = erasure;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
  }

  /** Whether the signal was one of several in a prompt that waits, which goes on without it. */
  boolean leave(ActivitySignal signal) {
    if (signal.trace().thing().isEmpty() || signal.standing().matter().isEmpty()) {
      return false;
    }
    jointWork.lock(signal);
    var prompt = holding(signals.required(signal.id()));
    if (prompt.isEmpty()) {
      return false;
    }
    var rest = signals.in(prompt.get()).stream().filter(other -> !other.id().equals(signal.id())).toList();
    if (rest.isEmpty()) {
      return false;
    }
    goesOn(prompt.get(), signal, rest);
    return true;
  }

  private Optional<TimePrompt> holding(ActivitySignal signal) {
    return signal.standing().mergedInto()
        .or(() -> prompts.of(signal.id()).map(TimePrompt::id))
        .flatMap(prompts::locked)
        .filter(TimePrompt::isOpen);
  }

  private void goesOn(TimePrompt prompt, ActivitySignal gone, List<ActivitySignal> rest) {
    erasure.forgetAnswersAbout(prompt);
    var left = jointWork.without(gone, rest, prompt);
    work.update(left);
    audit.record(AuditEntry.of(Actor.ENGINE, "proposed anew", "time-prompt", prompt.id()).after("state", left.state()));
    if (prompt.signal().equals(gone.id())) {
      handOver(prompt, rest.get(0));
    }
  }

  /** The case was that of the signal which leaves: the prompt is asked in one of the next signal. */
  private void handOver(TimePrompt prompt, ActivitySignal heir) {
    tasks.promptMerged(prompt.signal());
    work.handOver(prompt.id(), heir.id());
    signals.update(heir.with(heir.standing().reopened()));
    events.publishEvent(new PromptReopened(heir.id()));
  }
}
