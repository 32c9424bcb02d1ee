package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.SIGNAL_RETENTION;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.CaptureDecisions.RetentionFacts;
import io.matterflow.capture.JdbcSignalRetention.Group;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases the words and people of signals that led to no posted time, once they are as old as {@code signal-retention}
 * says, counted from the day they came in, a meeting from its day. The rows stay, for the count of what was captured.
 */
@Service
public class SignalRetention {

  private static final Duration LATEST_EDIT = Duration.ofDays(400);

  private final JdbcSignalRetention signals;
  private final Decisions decisions;
  private final AuditTrail audit;
  private final Clock clock;

  SignalRetention(JdbcSignalRetention signals, Decisions decisions, AuditTrail audit, Clock clock) {
    this.signals = signals;
    this.decisions = decisions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Erases what is due and says how many signals that were; the trail keeps the count. */
  @Transactional
  public int eraseWhatIsDue() {
    var erased = signals.groups().stream().mapToInt(this::erase).sum();
    signals.forgetLocks(clock.instant().minus(LATEST_EDIT));
    return erased;
  }

  private int erase(Group group) {
    var days = decisions.look(SIGNAL_RETENTION, new RetentionFacts(group.state(), group.promptState())).stream()
        .findFirst();
    if (days.isEmpty()) {
      return 0;
    }
    var before = clock.instant().minus(Duration.ofDays(days.get().result().days()));
    var erased = signals.erase(group, before);
    if (erased > 0) {
      audit.record(AuditEntry.of(Actor.ENGINE, "erased", "signal-retention", group.state())
          .after("promptState", group.promptState())
          .after("signals", erased)
          .after("receivedBefore", before)
          .after("rule", days.get().rule().text()));
    }
    return erased;
  }
}
