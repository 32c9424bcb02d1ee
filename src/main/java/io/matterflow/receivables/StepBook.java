package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.EffectKey;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.QueuedMessage;
import io.matterflow.messaging.QueuedMessage.State;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Where steps go that are behind an invoice: taken or passed over, each once, in the queue of messages and in the audit
 * trail too.
 */
@Component
class StepBook {

  static final String DROPPED = "It was dropped while messages to clients were paused.";

  private final JdbcReminderSteps steps;
  private final ClientMessages queue;
  private final AuditTrail audit;
  private final Clock clock;

  StepBook(JdbcReminderSteps steps, ClientMessages queue, AuditTrail audit, Clock clock) {
    this.steps = steps;
    this.queue = queue;
    this.audit = audit;
    this.clock = clock;
  }

  /** Begins an invoice's ladder; false when it has one. */
  boolean begin(InvoiceNumber number) {
    return steps.begin(number, clock.instant());
  }

  List<TakenStep> of(InvoiceNumber number) {
    return steps.of(number);
  }

  void pass(InvoiceNumber number, ReminderStep step, String why) {
    take(TakenStep.passed(number, step, why, clock.instant()));
  }

  void take(TakenStep step) {
    steps.insert(step);
    var key = key(step.invoice(), step.step()).value();
    if (step.outcome() == Outcome.SENT) {
      queue.left(key);
    } else {
      queue.overtaken(key, step.reason().orElse("A person of the firm has it."));
    }
    var entry = AuditEntry.of(Actor.ENGINE, "reminder-" + act(step), "invoice", step.invoice())
        .after("step", step.step())
        .after("channel", step.channel())
        .after("dueAt", step.dueAt());
    audit.record(step.reason().map(why -> entry.after("reason", why)).orElse(entry));
  }

  private static String act(TakenStep step) {
    return switch (step.outcome()) {
      case SENT -> "sent";
      case TASK -> "handed-over";
      case PASSED -> "passed-over";
    };
  }

  /** Whether somebody dropped the step's message while messages to clients were paused. */
  boolean isDropped(InvoiceNumber number, ReminderStep step) {
    return queue.find(key(number, step.id()).value())
        .map(QueuedMessage::state)
        .filter(State.DROPPED::equals)
        .isPresent();
  }

  static EffectKey key(InvoiceNumber number, String step) {
    return EffectKey.of("reminder", number, step);
  }
}
