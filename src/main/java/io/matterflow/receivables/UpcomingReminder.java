package io.matterflow.receivables;

import io.matterflow.invoicing.DeliveryDays;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers what comes next from the same ladder that the process climbs. */
@Component
class UpcomingReminder implements NextReminder {

  private final Invoices invoices;
  private final DeliveryDays deliveries;
  private final Ladders ladders;
  private final JdbcReminderSteps steps;
  private final ClientMessages queue;
  private final ComingInstalment plan;
  private final PaymentPlans plans;
  private final ReminderApprovals approvals;
  private final ReminderTasks tasks;
  private final Clock clock;

  UpcomingReminder(
      Invoices invoices,
      DeliveryDays deliveries,
      Ladders ladders,
      JdbcReminderSteps steps,
      ClientMessages queue,
      ComingInstalment plan,
      PaymentPlans plans,
      ReminderApprovals approvals,
      ReminderTasks tasks,
      Clock clock) {
    this.invoices = invoices;
    this.deliveries = deliveries;
    this.ladders = ladders;
    this.steps = steps;
    this.plan = plan;
    this.plans = plans;
    this.approvals = approvals;
    this.tasks = tasks;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Coming of(InvoiceNumber number) {
    return invoices.find(number).map(this::planned).orElseGet(() -> none("There is no such invoice."));
  }

  private Coming planned(Invoice invoice) {
    var coming = coming(invoice);
    return new Coming(coming.step(), coming.at(), coming.whyNone(), switch (plans.of(invoice).state()) {
      case KEPT -> Plan.KEPT;
      case MISSED -> Plan.MISSED;
      case NONE, BROKEN -> Plan.NONE;
    }, coming.held(), asked(invoice));
  }

  /** Whom an invoice waits for of which its portal has said nothing. */
  private Optional<Held> asked(Invoice invoice) {
    return invoice.inPortal().isEmpty() || !tasks.isFollowedUp(invoice.number())
        ? Optional.empty()
        : lastTask(invoice.number()).map(task -> new Held(
            task.owner().orElse(Role.BILLING_ADMIN), task.reason().orElse("Follow up with the client."),
            task.takenAt()));
  }

  private Optional<TakenStep> lastTask(InvoiceNumber number) {
    return steps.of(number).stream().filter(step -> step.outcome() == Outcome.TASK).reduce((first, last) -> last);
  }

  private Coming coming(Invoice invoice) {
    if (invoice.isSettled()) {
      return none("Nothing is open on the invoice.");
    }
    if (invoice.deliveredOn().isEmpty()) {
      return none(deliveries.reachedNobody(invoice)
          ? "The invoice came back from everybody: its reminders count from the day on which it is sent again."
          : "The invoice is not delivered yet.");
    }
    var ladder = ladders.seen(invoice);
    return ladder.rest().map(why -> none(plan.wordsFor(invoice).orElse(why))).orElseGet(() -> next(invoice, ladder));
  }

  private Coming next(Invoice invoice, Ladder ladder) {
    return ladder.next(clock.instant())
        .map(step -> coming(invoice, step))
        .orElseGet(() -> none(whyNoStepIsLeft(invoice.number())));
  }

  private Coming coming(Invoice invoice, ReminderStep step) {
    if (isPaused(invoice, step)) {
      return none("Messages to the client are paused: the reminder of %s is kept back.".formatted(step.words()));
    }
    return (step.isDue(clock.instant()) ? waits(invoice.number(), step) : Optional.<Coming>empty())
        .orElseGet(() -> new Coming(Optional.of(step.id()), Optional.of(goesAt(invoice, step)), Optional.empty()));
  }

  /** A step that is due, and does not go out by itself. */
  private Optional<Coming> waits(InvoiceNumber number, ReminderStep step) {
    var draft = approvals.open(number).filter(open -> open.step().equals(step.id()));
    if (draft.isPresent()) {
      return Optional.of(held(
          "The reminder of %s waits for its approval by the %s.".formatted(step.words(), words(step.owner())),
          new Held(step.owner(),
              "Read the reminder of %s, then approve it or leave it out: nobody answers, and it is left out."
              .formatted(step.words()), draft.get().draftedAt())));
    }
    if (tasks.hasStopped(number)) {
      return Optional.of(held(
          "The reminder of %s has stopped before it went out.".formatted(step.words()),
          new Held(Role.BILLING_ADMIN, "Try the reminder of %s again: why it has stopped stands under the exceptions."
              .formatted(step.words()), step.dueAt())));
    }
    return tasks.isInHand(number)
        ? Optional.of(held(
            "Nobody knows whether the reminder of %s was sent.".formatted(step.words()),
            new Held(Role.BILLING_ADMIN,
                "Look in the mail system whether it was sent, and say so in the task \"Confirm whether sent\".",
                step.dueAt())))
        : Optional.empty();
  }

  private String whyNoStepIsLeft(InvoiceNumber number) {
    var asked = lastTask(number);
    if (tasks.isFollowedUp(number)) {
      return "Every reminder was sent; the %s is asked to follow up."
          .formatted(words(asked.flatMap(TakenStep::owner).orElse(Role.BILLING_ADMIN)));
    }
    return asked.isPresent()
        ? "Every reminder was sent, and a person of the firm has followed up."
        : "Every step of the ladder is behind us.";
  }

  /** Later where the contact has had enough messages for the day. */
  private Instant goesAt(Invoice invoice, ReminderStep step) {
    var itself = step.goesAt(clock.instant());
    return queue.waitsUntil(StepBook.key(invoice.number(), step.id()).value()).filter(itself::isBefore).orElse(itself);
  }

  /** A task of the firm's own people is no message. */
  private boolean isPaused(Invoice invoice, ReminderStep step) {
    return step.message().filter(channel -> queue.arePaused(channel, invoice.client())).isPresent();
  }

  private static String words(Role role) {
    return role.group().replace('-', ' ');
  }

  private static Coming held(String why, Held held) {
    return new Coming(Optional.empty(), Optional.empty(), Optional.of(why), Plan.NONE, Optional.of(held),
        Optional.empty());
  }

  private static Coming none(String why) {
    return new Coming(Optional.empty(), Optional.empty(), Optional.of(why));
  }
}
