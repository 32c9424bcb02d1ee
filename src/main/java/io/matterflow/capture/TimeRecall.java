package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.engine.Effects;
import io.matterflow.engine.Effects.State;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Takes an approval back as long as nothing of it has begun to leave the house and no bill has claimed it. The caller holds
 * the prompt's lock, for which posting waits: one of the two is first, and the other sees it.
 */
@Component
class TimeRecall {

  private static final Set<State> SURELY_NOT_SENT = EnumSet.of(State.PLANNED, State.HELD);

  private final JdbcTimePrompts prompts;
  private final JdbcTimeEntries entries;
  private final Effects effects;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  TimeRecall(
      JdbcTimePrompts prompts,
      JdbcTimeEntries entries,
      Effects effects,
      CaptureTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.prompts = prompts;
    this.entries = entries;
    this.effects = effects;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  Answer<TimePrompt> recall(TimePrompt approved, Actor actor) {
    var entry = entries.of(approved.id());
    if (entry.isPresent() && entries.isClaimed(entry.get().entry().id())) {
      return Refused.asStale(
          "ON_A_BILL", "The time stands on a pre-bill already.", "Ask the matter's responsible attorney to change its line.");
    }
    if (!isStillHere(approved) || !tasks.promptRecalled(approved.signal())) {
      return Refused.asStale(
          "ALREADY_POSTED", "The time has begun to go to the practice system.", "Correct the time entry instead.");
    }
    entry.ifPresent(time -> entries.withdraw(approved.id()));
    var open = approved.in(PromptState.OPEN, clock.instant());
    prompts.update(open);
    audit.record(AuditEntry.of(actor, "recalled", "time-prompt", approved.id())
        .before("state", approved.state())
        .after("state", open.state()));
    return new Done<>(open);
  }

  /** Whether nothing has left the house, nor may have. */
  boolean isStillHere(TimePrompt prompt) {
    return effects.stateOf(TimePosting.keyOf(prompt)).map(SURELY_NOT_SENT::contains).orElse(true);
  }
}
