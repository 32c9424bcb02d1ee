package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.receivables.ReminderDraft.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Drafts of messages that the cadence has a person approve. What is sent is what was approved, sign by sign, or
 * nothing.
 */
@Component
class ReminderApprovals {

  private final JdbcReminderDrafts drafts;
  private final FirmCalendar calendar;
  private final AuditTrail audit;
  private final Clock clock;

  ReminderApprovals(JdbcReminderDrafts drafts, FirmCalendar calendar, AuditTrail audit, Clock clock) {
    this.drafts = drafts;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
  }

  /** Where the message stands: a draft of another wording is made anew, one that nobody decided in time is over. */
  State standing(InvoiceNumber invoice, ReminderStep step, Message message) {
    var latest = drafts.latest(invoice, step.id());
    if (latest.filter(draft -> draft.state() == State.APPROVED && draft.is(message)).isPresent()) {
      return State.APPROVED;
    }
    var now = clock.instant();
    var open = latest.filter(draft -> draft.state() == State.OPEN);
    if (open.filter(draft -> draft.isOver(now)).isPresent()) {
      decide(open.get(), State.EXPIRED, Actor.ENGINE);
      return State.EXPIRED;
    }
    if (open.filter(draft -> draft.is(message)).isEmpty()) {
      open.ifPresent(draft -> decide(draft, State.OVERTAKEN, Actor.ENGINE));
      ask(invoice, step, latest.map(ReminderDraft::version).orElse(0) + 1, message, now);
    }
    return State.OPEN;
  }

  boolean isApproved(InvoiceNumber invoice, String step, Message message) {
    return drafts.latest(invoice, step)
        .filter(draft -> draft.state() == State.APPROVED && draft.is(message))
        .isPresent();
  }

  Optional<ReminderDraft> open(InvoiceNumber invoice) {
    return drafts.open(invoice);
  }

  void decide(ReminderDraft draft, State state, Actor by) {
    if (drafts.decide(draft.id(), state, by, clock.instant())) {
      audit.record(
          AuditEntry.of(by, "reminder-draft-" + state.name().toLowerCase(Locale.ROOT), "invoice", draft.invoice())
          .after("step", draft.step())
          .after("version", draft.version())
          .after("document", draft.sha256()));
    }
  }

  private void ask(InvoiceNumber invoice, ReminderStep step, int version, Message message, Instant now) {
    var until = calendar.calendar().plusBusinessTime(now, Duration.ofDays(step.approveWithin().orElse(1)));
    drafts.insert(ReminderDraft.of(invoice, step.id(), version, message, now, until));
    audit.record(AuditEntry.of(Actor.ENGINE, "reminder-drafted", "invoice", invoice)
        .after("step", step.id())
        .after("version", version)
        .after("expiresAt", until));
  }
}
