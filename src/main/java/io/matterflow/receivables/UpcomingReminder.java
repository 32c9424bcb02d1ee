package io.matterflow.receivables;

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
  private final Ladders ladders;
  private final JdbcReminderSteps steps;
  private final ClientMessages queue;
  private final ComingInstalment plan;
  private final PaymentPlans plans;
  private final ReminderTasks tasks;
  private final Clock clock;

  UpcomingReminder(
      Invoices invoices,
      Ladders ladders,
      JdbcReminderSteps steps,
      ClientMessages queue,
      ComingInstalment plan,
      PaymentPlans plans,
      ReminderTasks tasks,
      Clock clock) {
    this.invoices = invoices;
    this.ladders = ladders;
    this.steps = steps;
    this.plan = plan;
    this.plans = plans;
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
    });
  }

  private Coming coming(Invoice invoice) {
    if (invoice.isSettled()) {
      return none("Nothing is open on the invoice.");
    }
    if (invoice.deliveredOn().isEmpty()) {
      return none("The invoice is not delivered yet.");
    }
    var ladder = ladders.seen(invoice);
    return ladder.rest().map(why -> none(plan.wordsFor(invoice).orElse(why))).orElseGet(() -> next(invoice, ladder));
  }

  private Coming next(Invoice invoice, Ladder ladder) {
    return ladder.next(clock.instant())
        .map(step -> isPaused(invoice, step)
            ? none("Messages to the client are paused: the reminder of %s is kept back.".formatted(step.words()))
            : new Coming(Optional.of(step.id()), Optional.of(goesAt(invoice, step)), Optional.empty()))
        .orElseGet(() -> none(whyNoStepIsLeft(invoice.number())));
  }

  private String whyNoStepIsLeft(InvoiceNumber number) {
    var asked = steps.of(number).stream().filter(step -> step.outcome() == Outcome.TASK).reduce((first, last) -> last);
    if (tasks.isFollowedUp(number)) {
      var role = asked.flatMap(TakenStep::owner).orElse(Role.BILLING_ADMIN).group().replace('-', ' ');
      return "Every reminder was sent; the %s is asked to follow up.".formatted(role);
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

  private static Coming none(String why) {
    return new Coming(Optional.empty(), Optional.empty(), Optional.of(why));
  }
}
