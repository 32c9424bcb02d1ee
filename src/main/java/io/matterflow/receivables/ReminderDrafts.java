package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.QueuedMessage.State;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A reminder that a person reads before the client does: it goes out as it was shown, or is left out. */
@Service
public class ReminderDrafts {

  private final Invoices invoices;
  private final Ladders ladders;
  private final ReminderApprovals approvals;
  private final StepBook book;
  private final ReminderTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  ReminderDrafts(
      Invoices invoices,
      Ladders ladders,
      ReminderApprovals approvals,
      StepBook book,
      ReminderTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.invoices = invoices;
    this.ladders = ladders;
    this.approvals = approvals;
    this.book = book;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** The draft that a person is asked to approve. */
  @Transactional(readOnly = true)
  public Optional<ReminderDraft> draft(InvoiceNumber number) {
    return approvals.open(number);
  }

  /** Whom the cadence asks to approve; empty when the step is no longer on the ladder. */
  @Transactional(readOnly = true)
  public Optional<Role> approverOf(ReminderDraft draft) {
    return invoices.find(draft.invoice())
        .flatMap(invoice -> ladders.seen(invoice).step(draft.step()))
        .map(ReminderStep::owner);
  }

  /** The message may go out as it was shown, named by its digest. */
  @Transactional
  public Answer approve(InvoiceNumber number, String sha256, Actor by) {
    ladders.locked(number);
    var draft = approvals.open(number);
    if (draft.filter(open -> !open.isOver(clock.instant())).isEmpty()) {
      return Answer.NOTHING_OPEN;
    }
    if (!draft.get().sha256().equals(sha256)) {
      return Answer.CHANGED;
    }
    approvals.decide(draft.get(), ReminderDraft.State.APPROVED, by);
    tasks.draftDecided(number, by);
    return Answer.DONE;
  }

  /** The message does not go out; the ladder goes on with the next step. */
  @Transactional
  public Answer skip(InvoiceNumber number, String reason, Actor by) {
    var invoice = ladders.locked(number);
    var draft = approvals.open(number);
    if (draft.isEmpty()) {
      return Answer.NOTHING_OPEN;
    }
    approvals.decide(draft.get(), ReminderDraft.State.SKIPPED, by);
    audit.record(AuditEntry.of(by, "reminder-skipped", "invoice", number)
        .after("step", draft.get().step())
        .text("reason", reason));
    ladders.seen(invoice).step(draft.get().step())
        .ifPresent(step -> book.pass(number, step, "A person decided not to send it."));
    tasks.draftDecided(number, by);
    return Answer.DONE;
  }

  /** What became of a word on a draft: there is none, or it reads otherwise than what was shown. */
  public enum Answer {
    DONE,
    NOTHING_OPEN,
    CHANGED
  }
}
