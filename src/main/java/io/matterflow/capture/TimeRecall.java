package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Takes an approval back as long as nothing of it has begun to leave the house and no bill has claimed it. The caller
 * holds the prompt's lock, for which posting waits: one of the two is first, and the other sees it.
 */
@Component
class TimeRecall {

  private final JdbcTimePrompts prompts;
  private final JdbcTimeEntries entries;
  private final TimeQuestions questions;
  private final PostingState posting;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  TimeRecall(
      JdbcTimePrompts prompts,
      JdbcTimeEntries entries,
      TimeQuestions questions,
      PostingState posting,
      CaptureTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.prompts = prompts;
    this.entries = entries;
    this.questions = questions;
    this.posting = posting;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  Answer<TimePrompt> recall(TimePrompt approved, Actor actor) {
    if (!posting.isStillHere(approved) || !tasks.canBeRecalled(approved.signal())) {
      return Refused.asStale(
          "ALREADY_POSTED", "The time has begun to go to the practice system.", "Correct the time entry instead.");
    }
    if (entries.of(approved.id()).isPresent() && !entries.withdraw(approved.id())) {
      return Refused.asStale(
          "ON_A_BILL",
          "The time stands on a pre-bill already.",
          "Ask the matter's responsible attorney to change its line.");
    }
    var open = approved.in(PromptState.OPEN, clock.instant());
    prompts.update(open);
    questions.askedOnThePrompt(approved.id());
    tasks.promptRecalled(approved.signal());
    var entry = AuditEntry.of(actor, "recalled", "time-prompt", approved.id())
        .before("state", approved.state())
        .after("state", open.state());
    audit.record(actor.is(approved.timekeeper()) ? entry : entry.after("onBehalfOf", approved.timekeeper()));
    return new Done<>(open);
  }
}
