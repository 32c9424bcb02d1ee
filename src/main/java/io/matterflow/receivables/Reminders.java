package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.Messages.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ladder of an open invoice. Whoever moves it holds the invoice's lock, as does whoever reports a payment: a
 * reminder has left the house before the payment was stored, or it never does.
 */
@Service
public class Reminders {

  private final Ladders ladders;
  private final StepBook book;
  private final Hindrances hindrances;
  private final FollowUps followUps;
  private final ReminderMessages messages;
  private final ReminderApprovals approvals;
  private final ClientMessages queue;
  private final ReminderTasks tasks;
  private final PaymentPlans plans;
  private final PortalAnswers portal;
  private final Directory directory;
  private final Clock clock;

  Reminders(
      Ladders ladders,
      StepBook book,
      Hindrances hindrances,
      FollowUps followUps,
      ReminderMessages messages,
      ReminderApprovals approvals,
      ClientMessages queue,
      ReminderTasks tasks,
      PaymentPlans plans,
      PortalAnswers portal,
      Directory directory,
      Clock clock) {
    this.ladders = ladders;
    this.book = book;
    this.hindrances = hindrances;
    this.followUps = followUps;
    this.messages = messages;
    this.approvals = approvals;
    this.queue = queue;
    this.tasks = tasks;
    this.plans = plans;
    this.portal = portal;
    this.directory = directory;
    this.clock = clock;
  }

  /** Begins the ladder of a delivered invoice; one that had its ladder before, and came back, is looked at anew. */
  @Transactional
  public void begin(InvoiceNumber number) {
    if (book.begin(number)) {
      tasks.begun(number);
    } else {
      lookAgain(number);
    }
  }

  /** Nobody has the invoice: nobody is asked about it, until it is delivered after all. */
  @Transactional
  public void cameBack(InvoiceNumber number, String process) {
    ladders.locked(number);
    var why = "The invoice came back from everybody.";
    queue.overtakenAll(process, number.value(), why);
    followUps.end(number, why);
    approvals.open(number).ifPresent(draft -> {
      approvals.decide(draft, ReminderDraft.State.OVERTAKEN, Actor.ENGINE);
      tasks.draftDecided(number, Actor.ENGINE);
    });
    tasks.standStill(number);
  }

  /**
   * Begins the ladder of an invoice that was open elsewhere, with its next future step: what fell due up to the day of
   * the books, or falls due today, counts as passed, so that the day of a take-over sends nothing. False when the
   * invoice has its ladder already, is settled, or nobody knows since when the client has it.
   */
  @Transactional
  public boolean takeOver(InvoiceNumber number, LocalDate asOf) {
    var invoice = ladders.locked(number);
    var now = clock.instant();
    if (invoice.isSettled() || invoice.deliveredOn().isEmpty() || !book.begin(number)) {
      return false;
    }
    var today = dateOf(now);
    var lastDay = asOf.isAfter(today) ? asOf : today;
    var dayIsOver = lastDay.plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
    ladders.decided(invoice).steps().stream()
        .filter(step -> step.dueAt().isBefore(dayIsOver))
        .forEach(step -> book.pass(number, step, "It fell due before the invoice was taken over."));
    tasks.begun(number);
    return true;
  }

  /**
   * The money was taken back: what came due while nothing was open is left out. False when the client never got the
   * invoice.
   */
  @Transactional
  public boolean beginAgain(InvoiceNumber number) {
    var invoice = ladders.locked(number);
    if (invoice.deliveredOn().isEmpty()) {
      return false;
    }
    leaveOut(invoice, "The invoice was paid when the step was due.");
    return true;
  }

  /**
   * The step to wait for and its moment; of several that are due only the latest, the others are passed over. Empty
   * ends the ladder.
   */
  @Transactional
  public Optional<Awaited> choose(InvoiceNumber number) {
    return next(number).map(step -> new Awaited(step.id(), step.goesAt(clock.instant())));
  }

  /** A step and when it goes out, if nothing keeps it then. */
  public record Awaited(String step, Instant at) {}

  private Optional<ReminderStep> next(InvoiceNumber number) {
    var invoice = ladders.locked(number);
    if (invoice.isSettled()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var ladder = ladders.decided(invoice);
    ladder.passedOver(now).forEach(step -> book.pass(number, step, "A later step was due as well."));
    var next = ladder.next(now);
    if (next.filter(step -> book.isDropped(number, step)).isEmpty()) {
      return next;
    }
    book.pass(number, next.get(), StepBook.DROPPED);
    return ladders.seen(invoice).next(now);
  }

  /** What the step's moment brings, read anew: a step whose turn is over, or that must rest, is left out. */
  @Transactional
  public Turn turnOf(InvoiceNumber number, String stepId) {
    var invoice = ladders.locked(number);
    var now = clock.instant();
    var ladder = ladders.decided(invoice);
    var step = ladder.turnOf(stepId, now).filter(due -> !invoice.isSettled());
    if (step.isEmpty() || hindrances.keep(invoice, ladder, step.get())) {
      return Turn.PASS;
    }
    if (step.get().channel() == ReminderChannel.TASK) {
      followUps.end(number, "A later step asks somebody.");
      book.take(TakenStep.task(number, step.get(), step.get().text(), now));
      return Turn.FOLLOW_UP;
    }
    var message = messages.of(StepBook.key(number, stepId).value(), step.get(), invoice, hindrances.asked(invoice),
        dateOf(now));
    if (message.isEmpty()) {
      followUps.end(number, "A later step asks somebody.");
      book.take(
          TakenStep.task(number, step.get(), "No billing contact can be reached by e-mail or text message.", now));
      return Turn.FOLLOW_UP;
    }
    return step.get().approveWithin().isPresent() ? approval(invoice, step.get(), message.get(), now) : Turn.REMIND;
  }

  private Turn approval(Invoice invoice, ReminderStep step, Message message, Instant now) {
    return switch (approvals.standing(invoice.number(), step, message)) {
      case APPROVED -> Turn.REMIND;
      case OPEN -> Turn.APPROVE;
      case SKIPPED, EXPIRED, OVERTAKEN -> {
        book.pass(invoice.number(), step, "Nobody approved the message in time.");
        yield Turn.PASS;
      }
    };
  }

  /**
   * The answer of {@link PaymentPlans} has changed: what fell into the plan is left out, and the ladder looks again.
   */
  @Transactional
  public void planChanged(InvoiceNumber number) {
    var invoice = ladders.locked(number);
    if (invoice.isSettled() || invoice.deliveredOn().isEmpty()) {
      return;
    }
    var plan = plans.of(invoice).state();
    if (plan == PaymentPlans.State.KEPT) {
      followUps.end(number, "The client has agreed to a payment plan.");
    }
    if (plan != PaymentPlans.State.MISSED) {
      leaveOut(invoice, "The step fell into a payment plan.");
    }
    tasks.lookAgain(number);
  }

  /** What the cadence goes by has changed, or nobody climbs the ladder: its case looks again, or is begun anew. */
  @Transactional
  public void lookAgain(InvoiceNumber number) {
    var invoice = ladders.locked(number);
    if (!invoice.isSettled() && invoice.deliveredOn().isPresent()) {
      tasks.lookAgain(number);
    }
  }

  /**
   * What the client's portal makes of it has changed: where somebody mends what it rejects or reduces, nobody else is
   * asked meanwhile.
   */
  @Transactional
  public void portalAnswered(InvoiceNumber number) {
    var invoice = ladders.locked(number);
    if (portal.of(invoice).state().isMended()) {
      followUps.end(number, "What the client's portal has rejected or reduced is being mended.");
    }
    lookAgain(number);
  }

  /** What was wholly to be drawn from trust is asked for again: steps that fell due meanwhile are left out. */
  @Transactional
  public void released(InvoiceNumber number) {
    var invoice = ladders.locked(number);
    if (!invoice.isSettled() && invoice.deliveredOn().isPresent()) {
      resume(invoice, "What was open was reserved for a draw from trust when the step was due.");
    }
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
    ladders.seen(invoice)
        .missed(now).stream()
        .filter(step -> !step.isAgain())
        .forEach(step -> book.pass(invoice.number(), step, why));
  }

  /** Nothing of what waits for the client in the queue is sent any more: the invoice is paid. */
  @Transactional
  public void settled(InvoiceNumber number, String process) {
    queue.overtakenAll(process, number.value(), "Nothing is open on the invoice any more.");
    approvals.open(number).ifPresent(draft -> approvals.decide(draft, ReminderDraft.State.OVERTAKEN, Actor.ENGINE));
  }

  /** The steps that are behind us, in their order. */
  @Transactional(readOnly = true)
  public List<TakenStep> taken(InvoiceNumber number) {
    return book.of(number);
  }

  private LocalDate dateOf(Instant moment) {
    return moment.atZone(directory.firm().zone()).toLocalDate();
  }
}
