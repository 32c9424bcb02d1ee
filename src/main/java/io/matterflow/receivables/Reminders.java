package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.engine.NotAccepted;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.Bound;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Passage;
import io.matterflow.messaging.QueuedMessage;
import io.matterflow.messaging.QueuedMessage.State;
import io.matterflow.receivables.ClientContact.Way;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ladder of an open invoice. Whoever moves it holds the invoice's lock, as does whoever reports a payment: a reminder
 * has left the house before the payment was stored, or it never does.
 */
@Service
public class Reminders {

  private static final Duration LONGEST_WAIT = Duration.ofDays(7);
  private static final String DROPPED = "It was dropped while messages to clients were paused.";

  private final Invoices invoices;
  private final Ladders ladders;
  private final JdbcReminderSteps steps;
  private final JdbcPayments payments;
  private final ReminderMessages messages;
  private final ReminderApprovals approvals;
  private final JdbcClientContacts contacts;
  private final Deliveries deliveries;
  private final Messages vendor;
  private final ClientMessages queue;
  private final Effects effects;
  private final ReminderTasks tasks;
  private final PaymentPlans plans;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  Reminders(
      Invoices invoices,
      Ladders ladders,
      JdbcReminderSteps steps,
      JdbcPayments payments,
      ReminderMessages messages,
      ReminderApprovals approvals,
      JdbcClientContacts contacts,
      Deliveries deliveries,
      Messages vendor,
      ClientMessages queue,
      Effects effects,
      ReminderTasks tasks,
      PaymentPlans plans,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.invoices = invoices;
    this.ladders = ladders;
    this.steps = steps;
    this.payments = payments;
    this.messages = messages;
    this.approvals = approvals;
    this.contacts = contacts;
    this.deliveries = deliveries;
    this.vendor = vendor;
    this.queue = queue;
    this.effects = effects;
    this.tasks = tasks;
    this.plans = plans;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** Begins the ladder of a delivered invoice; one that has its ladder keeps it, since an invoice is delivered once. */
  @Transactional
  public void begin(InvoiceNumber number) {
    if (steps.begin(number, clock.instant())) {
      tasks.begun(number);
    }
  }

  /**
   * Begins the ladder of an invoice that was open elsewhere, with its next future step: what fell due up to the day of the
   * books, or falls due today, counts as passed, so that the day of a take-over sends nothing. False when the invoice has its
   * ladder already, is settled, or nobody knows since when the client has it.
   */
  @Transactional
  public boolean takeOver(InvoiceNumber number, LocalDate asOf) {
    var invoice = locked(number);
    var now = clock.instant();
    if (invoice.isSettled() || invoice.deliveredOn().isEmpty() || !steps.begin(number, now)) {
      return false;
    }
    var today = dateOf(now);
    var lastDay = asOf.isAfter(today) ? asOf : today;
    var dayIsOver = lastDay.plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
    ladders.decided(invoice).steps().stream()
        .filter(step -> step.dueAt().isBefore(dayIsOver))
        .forEach(step -> pass(number, step, "It fell due before the invoice was taken over.", now));
    tasks.begun(number);
    return true;
  }

  /** The money was taken back: what came due while nothing was open is left out. False when the client never got the invoice. */
  @Transactional
  public boolean beginAgain(InvoiceNumber number) {
    var invoice = locked(number);
    if (invoice.deliveredOn().isEmpty()) {
      return false;
    }
    leaveOut(invoice, "The invoice was paid when the step was due.");
    return true;
  }

  /**
   * The step to wait for and its moment; of several that are due only the latest, the others are passed over. Empty ends the
   * ladder.
   */
  @Transactional
  public Optional<Awaited> choose(InvoiceNumber number) {
    return next(number).map(step -> new Awaited(step.id(), step.goesAt(clock.instant())));
  }

  /** A step and when it goes out, if nothing keeps it then. */
  public record Awaited(String step, Instant at) {}

  private Optional<ReminderStep> next(InvoiceNumber number) {
    var invoice = locked(number);
    if (invoice.isSettled()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var ladder = ladders.decided(invoice);
    ladder.passedOver(now).forEach(step -> pass(number, step, "A later step was due as well.", now));
    var next = ladder.next(now);
    if (next.filter(step -> isDropped(number, step)).isEmpty()) {
      return next;
    }
    pass(number, next.get(), DROPPED, now);
    return ladders.seen(invoice).next(now);
  }

  /** What the step's moment brings, read anew: a step whose turn is over, or that must rest, is left out. */
  @Transactional
  public Turn turnOf(InvoiceNumber number, String stepId) {
    var invoice = locked(number);
    var now = clock.instant();
    var ladder = ladders.decided(invoice);
    var step = ladder.turnOf(stepId, now).filter(due -> !invoice.isSettled());
    if (step.isEmpty() || isLeftOut(invoice, ladder, step.get(), now)) {
      return Turn.PASS;
    }
    if (step.get().channel() == ReminderChannel.TASK) {
      endFollowUp(number, "A later step asks somebody.");
      take(TakenStep.task(number, step.get(), step.get().text(), now));
      return Turn.FOLLOW_UP;
    }
    var message = messages.of(key(number, stepId).value(), step.get(), invoice, asked(invoice), dateOf(now));
    if (message.isEmpty()) {
      endFollowUp(number, "A later step asks somebody.");
      take(TakenStep.task(number, step.get(), "No billing contact can be reached by e-mail or text message.", now));
      return Turn.FOLLOW_UP;
    }
    return step.get().approveWithin().isPresent() ? approval(invoice, step.get(), message.get(), now) : Turn.REMIND;
  }

  private Turn approval(Invoice invoice, ReminderStep step, Message message, Instant now) {
    return switch (approvals.standing(invoice.number(), step, message)) {
      case APPROVED -> Turn.REMIND;
      case OPEN -> Turn.APPROVE;
      case SKIPPED, EXPIRED, OVERTAKEN -> {
        pass(invoice.number(), step, "Nobody approved the message in time.", now);
        yield Turn.PASS;
      }
    };
  }

  /** The draft that a person is asked to approve. */
  @Transactional(readOnly = true)
  public Optional<ReminderDraft> draft(InvoiceNumber number) {
    return approvals.open(number);
  }

  /** Whom the cadence asks to approve; empty when the step is no longer on the ladder. */
  @Transactional(readOnly = true)
  public Optional<Role> approverOf(ReminderDraft draft) {
    return invoices.find(draft.invoice()).flatMap(invoice -> ladders.seen(invoice).step(draft.step())).map(ReminderStep::owner);
  }

  /** The message may go out as it was shown, named by its digest. */
  @Transactional
  public DraftAnswer approve(InvoiceNumber number, String sha256, Actor by) {
    locked(number);
    var draft = approvals.open(number);
    if (draft.filter(open -> !open.isOver(clock.instant())).isEmpty()) {
      return DraftAnswer.NOTHING_OPEN;
    }
    if (!draft.get().sha256().equals(sha256)) {
      return DraftAnswer.CHANGED;
    }
    approvals.decide(draft.get(), ReminderDraft.State.APPROVED, by);
    tasks.draftDecided(number, by);
    return DraftAnswer.DONE;
  }

  /** The message does not go out; the ladder goes on with the next step. */
  @Transactional
  public DraftAnswer skip(InvoiceNumber number, String reason, Actor by) {
    var invoice = locked(number);
    var draft = approvals.open(number);
    if (draft.isEmpty()) {
      return DraftAnswer.NOTHING_OPEN;
    }
    approvals.decide(draft.get(), ReminderDraft.State.SKIPPED, by);
    audit.record(AuditEntry.of(by, "reminder-skipped", "invoice", number).after("step", draft.get().step()).text("reason", reason));
    ladders.seen(invoice).step(draft.get().step())
        .ifPresent(step -> pass(number, step, "A person decided not to send it.", clock.instant()));
    tasks.draftDecided(number, by);
    return DraftAnswer.DONE;
  }

  /** What became of a word on a draft: there is none, or it reads otherwise than what was shown. */
  public enum DraftAnswer {
    DONE,
    NOTHING_OPEN,
    CHANGED
  }

  /** What to send for the step, judged at the last moment; the invoice stays locked until the transaction ends. */
  @Transactional
  public Letter letter(InvoiceNumber number, String stepId, String process) {
    var invoice = locked(number);
    var now = clock.instant();
    var ladder = ladders.seen(invoice);
    var key = key(number, stepId);
    var isOut = effects.stateOf(key).filter(Effects.State.CONFIRMED::equals).isPresent();
    var step = isOut ? ladder.step(stepId) : ladder.turnOf(stepId, now).filter(due -> !invoice.isSettled());
    if (step.isEmpty() || (!isOut && isLeftOut(invoice, ladder, step.get(), now))) {
      return new Letter.NotNow(number, stepId);
    }
    var message = messages.of(key.value(), step.get(), invoice, asked(invoice), dateOf(now));
    if (!isOut && isUnapproved(invoice, step.get(), message)) {
      return new Letter.NotNow(number, stepId);
    }
    if (message.isEmpty() && !isOut) {
      return new Letter.Unreachable(number, stepId);
    }
    var passage = isOut ? Passage.OPEN : queue.passage(new ClientMessage(
        key.value(), message.get().channel(), invoice.client(), process, number.value(), Optional.of(stepId)),
        new Bound(Bound.Purpose.REMINDER, message.get().to()));
    if (passage == Passage.KEPT_BACK) {
      return new Letter.KeptBack(number, stepId, queue.waitsUntil(key.value()).orElseGet(() -> lookAgainAt(ladder, now)));
    }
    if (passage == Passage.DROPPED) {
      pass(number, step.get(), DROPPED, now);
      return new Letter.NotNow(number, stepId);
    }
    var channel = message.map(one -> ReminderChannel.valueOf(one.channel().name())).orElse(step.get().channel());
    return new Letter.Ready(number, stepId, channel, key, message.map(vendor::sending).orElse(Reminders::nothingToSend));
  }

  /** The vendor has the message: the step is taken. */
  @Transactional
  public void sent(Letter.Ready letter) {
    var invoice = locked(letter.invoice());
    ladders.seen(invoice).step(letter.step()).ifPresent(
        step -> take(TakenStep.sent(letter.invoice(), step, letter.channel(), clock.instant())));
  }

  /** A person has followed up; what was said stands in the audit trail. */
  @Transactional
  public void followedUp(InvoiceNumber number, FollowUpCase.Outcome outcome, Optional<String> words, Actor by) {
    var task = followUp(number).task();
    var entry = AuditEntry.of(by, "followed-up", "invoice", number)
        .after("step", task.step())
        .after("outcome", outcome);
    audit.record(words.map(said -> entry.text("comment", said)).orElse(entry));
    if (outcome == FollowUpCase.Outcome.CONTACTED) {
      contacts.insert(new ClientContact(number, dateOf(clock.instant()), Way.PHONE, by.user()), clock.instant());
    }
    tasks.followedUp(number, by);
  }

  private void endFollowUp(InvoiceNumber number, String why) {
    if (tasks.isFollowedUp(number)) {
      audit.record(AuditEntry.of(Actor.ENGINE, "follow-up-ended", "invoice", number).after("reason", why));
      tasks.followUpIsOver(number);
    }
  }

  @Transactional(readOnly = true)
  public FollowUpCase followUp(InvoiceNumber number) {
    var taken = steps.of(number);
    var task = taken.stream().filter(step -> step.outcome() == Outcome.TASK).reduce((first, last) -> last)
        .orElseThrow(() -> new IllegalStateException("nobody follows up invoice " + number));
    var before = taken.stream().filter(step -> !step.equals(task)).toList();
    return new FollowUpCase(invoices.find(number).orElseThrow(), task, before);
  }

  /** A person has reached the client about the invoice. False when the day lies ahead or before the invoice. */
  @Transactional
  public boolean contacted(InvoiceNumber number, LocalDate on, Way way, Optional<String> words, Actor by) {
    var invoice = locked(number);
    if (on.isAfter(dateOf(clock.instant())) || on.isBefore(invoice.invoiceDate())) {
      return false;
    }
    contacts.insert(new ClientContact(number, on, way, by.user()), clock.instant());
    var entry = AuditEntry.of(by, "client-contacted", "invoice", number).after("on", on).after("way", way);
    audit.record(words.map(said -> entry.text("comment", said)).orElse(entry));
    return true;
  }

  /** On which days people have reached the client about the invoice. */
  @Transactional(readOnly = true)
  public List<ClientContact> contacts(InvoiceNumber number) {
    return contacts.of(number);
  }

  /** The answer of {@link PaymentPlans} has changed: what fell into the plan is left out, and the ladder looks again. */
  @Transactional
  public void planChanged(InvoiceNumber number) {
    var invoice = locked(number);
    if (invoice.isSettled() || invoice.deliveredOn().isEmpty()) {
      return;
    }
    var plan = plans.of(invoice).state();
    if (plan == PaymentPlans.State.KEPT) {
      endFollowUp(number, "The client has agreed to a payment plan.");
    }
    if (plan != PaymentPlans.State.MISSED) {
      leaveOut(invoice, "The step fell into a payment plan.");
    }
    tasks.lookAgain(number);
  }

  /** What the cadence goes by has changed, or nobody climbs the ladder: its case looks again, or is begun anew. */
  @Transactional
  public void lookAgain(InvoiceNumber number) {
    var invoice = locked(number);
    if (!invoice.isSettled() && invoice.deliveredOn().isPresent()) {
      tasks.lookAgain(number);
    }
  }

  /** What was wholly to be drawn from trust is asked for again: steps that fell due meanwhile are left out. */
  @Transactional
  public void released(InvoiceNumber number) {
    var invoice = locked(number);
    if (!invoice.isSettled() && invoice.deliveredOn().isPresent()) {
      resume(invoice, "What was open was reserved for a draw from trust when the step was due.");
    }
  }

  /** The steps that are behind us, in their order. */
  @Transactional(readOnly = true)
  public List<TakenStep> taken(InvoiceNumber number) {
    return steps.of(number);
  }

  /** Leaves out what came due while the ladder rested; the next step is the first that lies ahead. */
  @Transactional
  public void resume(Invoice invoice, String why) {
    leaveOut(invoice, why);
    if (!invoice.isSettled() && ladders.seen(invoice).next(clock.instant()).filter(ReminderStep::isAgain).isPresent()) {
      tasks.lookAgain(invoice.number());
    }
  }

  private void leaveOut(Invoice invoice, String why) {
    var now = clock.instant();
    ladders.seen(invoice).missed(now).stream().filter(step -> !step.isAgain()).forEach(step -> pass(invoice.number(), step, why, now));
  }

  /** Nothing of what waits for the client in the queue is sent any more: the invoice is paid. */
  @Transactional
  public void settled(InvoiceNumber number, String process) {
    queue.overtakenAll(process, number.value(), "Nothing is open on the invoice any more.");
    approvals.open(number).ifPresent(draft -> approvals.decide(draft, ReminderDraft.State.OVERTAKEN, Actor.ENGINE));
  }

  private boolean isDropped(InvoiceNumber number, ReminderStep step) {
    return queue.find(key(number, step.id()).value()).map(QueuedMessage::state).filter(State.DROPPED::equals).isPresent();
  }

  /** When the next step falls due, at the latest after a week. */
  private static Instant lookAgainAt(Ladder ladder, Instant now) {
    var latest = now.plus(LONGEST_WAIT);
    return ladder.steps().stream()
        .map(ReminderStep::dueAt)
        .filter(dueAt -> dueAt.isAfter(now) && dueAt.isBefore(latest))
        .findFirst()
        .orElse(latest);
  }

  static EffectKey key(InvoiceNumber number, String step) {
    return EffectKey.of("reminder", number, step);
  }

  private boolean isUnapproved(Invoice invoice, ReminderStep step, Optional<Message> message) {
    return step.approveWithin().isPresent()
        && message.filter(words -> !approvals.isApproved(invoice.number(), step.id(), words)).isPresent();
  }

  /** By a contact that somebody recorded, or by sending the invoice again. */
  private boolean wasWrittenToByHand(InvoiceNumber number, LocalDate today) {
    return contacts.areOn(number, today)
        || deliveries.of(number).stream().flatMap(delivery -> delivery.doneAt().stream()).map(this::dateOf).anyMatch(today::equals);
  }

  /** Whether nothing keeps the step but the product: nothing is on its way, and neither a queue nor a person has it. */
  @Transactional(readOnly = true)
  public boolean mayBeAskedFor(Invoice invoice, ReminderStep step) {
    var queued = queue.find(key(invoice.number(), step.id()).value()).map(QueuedMessage::state);
    return asked(invoice).isPositive()
        && queued.filter(state -> state == State.WAITING || state == State.LET_GO).isEmpty()
        && approvals.open(invoice.number()).isEmpty();
  }

  private static String nothingToSend() {
    throw new NotAccepted("the reminder was sent before and is not sent again");
  }

  private boolean isLeftOut(Invoice invoice, Ladder ladder, ReminderStep step, Instant now) {
    var why = ladder.rest()
        .or(() -> asked(invoice).isPositive() ? Optional.empty() : Optional.of("A payment is on its way."))
        .or(() -> step.message().isPresent() && wasWrittenToByHand(invoice.number(), dateOf(now))
            ? Optional.of("A person has written or talked to the client today.")
            : Optional.empty());
    why.ifPresent(reason -> pass(invoice.number(), step, reason, now));
    return why.isPresent();
  }

  /** What is asked for: neither what is disputed or reserved, nor what is on its way to the invoice already. */
  private Money asked(Invoice invoice) {
    return invoice.unreserved().minus(payments.onTheWayTo(invoice));
  }

  private void pass(InvoiceNumber number, ReminderStep step, String why, Instant now) {
    take(TakenStep.passed(number, step, why, now));
  }

  private void take(TakenStep step) {
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

  private LocalDate dateOf(Instant now) {
    return now.atZone(directory.firm().zone()).toLocalDate();
  }

  private Invoice locked(InvoiceNumber number) {
    return invoices.lock(number).orElseThrow(() -> new IllegalStateException("there is no invoice " + number));
  }
}
