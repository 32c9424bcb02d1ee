package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.ActivitySignal.Standing;
import io.matterflow.capture.IncomingActivity.EventKey;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes signals in, each in a transaction of its own, and says how far it came. A signal that is sent twice, even in
 * the same second, has one effect: the database's unique keys decide which was first.
 */
@Service
public class ActivityCapture {

  private final JdbcSignals signals;
  private final JdbcTimePrompts prompts;
  private final ClueFinder clues;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ActivityCapture(
      JdbcSignals signals,
      JdbcTimePrompts prompts,
      ClueFinder clues,
      AuditTrail audit,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.signals = signals;
    this.prompts = prompts;
    this.clues = clues;
    this.audit = audit;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Stores the signal without its body and runs its case up to the first wait. */
  public Receipt receive(IncomingActivity activity, Actor sender) {
    try {
      return transaction.execute(status -> taken(activity, sender));
    } catch (DuplicateKeyException sentBefore) {
      return transaction.execute(status -> known(activity.event()).orElseThrow(() -> sentBefore));
    }
  }

  private Receipt taken(IncomingActivity activity, Actor sender) {
    var signal = ActivitySignal.of(activity, clues.in(activity));
    signals.insert(signal, clock.instant());
    events.publishEvent(new ActivityReceived(signal.id()));
    var receipt = receipt(signals.required(signal.id()), false);
    var entry = AuditEntry.of(sender, "received", "activity-signal", signal.id())
        .after("kind", signal.kind())
        .after("state", receipt.standing().state());
    audit.record(entry);
    return receipt;
  }

  private Optional<Receipt> known(EventKey event) {
    return signals.find(event).map(first -> receipt(first, true));
  }

  private Receipt receipt(ActivitySignal signal, boolean repeated) {
    return new Receipt(signal.id(), repeated, signal.standing(), prompts.of(signal.id()).map(TimePrompt::id));
  }

  /** How far a signal came; for a repeated one, how far the first has come. */
  public record Receipt(SignalId signal, boolean repeated, Standing standing, Optional<PromptId> prompt) {}
}
