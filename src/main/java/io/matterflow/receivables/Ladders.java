package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.DeliveryDays;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.prebill.BillingHolds;
import io.matterflow.receivables.PaymentPlans.Standing;
import io.matterflow.receivables.ReminderCadence.Facts;
import io.matterflow.receivables.ReminderCadence.Row;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the cadence for the ladder of an invoice, as the directory and the invoice's amounts stand now. */
@Component
class Ladders {

  /** Nobody has the invoice, or nobody any more. */
  private static final Ladder NONE = new Ladder(List.of(), Set.of(), Optional.of("The invoice is not delivered."));

  private final Invoices invoices;
  private final DeliveryDays deliveries;
  private final Directory directory;
  private final FeeArrangements arrangements;
  private final FirmCalendar calendar;
  private final PaymentPlans plans;
  private final PortalAnswers portal;
  private final BillingHolds holds;
  private final Decisions decisions;
  private final JdbcReminderSteps steps;
  private final Clock clock;

  Ladders(
      Invoices invoices,
      DeliveryDays deliveries,
      Directory directory,
      FeeArrangements arrangements,
      FirmCalendar calendar,
      PaymentPlans plans,
      PortalAnswers portal,
      BillingHolds holds,
      Decisions decisions,
      JdbcReminderSteps steps,
      Clock clock) {
    this.invoices = invoices;
    this.deliveries = deliveries;
    this.directory = directory;
    this.arrangements = arrangements;
    this.calendar = calendar;
    this.plans = plans;
    this.portal = portal;
    this.holds = holds;
    this.decisions = decisions;
    this.steps = steps;
    this.clock = clock;
  }

  /** For whoever acts on it: the question is kept with its answer. */
  Ladder decided(Invoice invoice) {
    if (invoice.deliveredOn().isEmpty()) {
      return NONE;
    }
    var plan = plans.of(invoice);
    return ladder(invoice, plan,
        decisions.all(ReminderCadence.TABLE, facts(invoice, plan), Subject.of("invoice", invoice.number())));
  }

  /** For whoever only looks. */
  Ladder seen(Invoice invoice) {
    if (invoice.deliveredOn().isEmpty()) {
      return NONE;
    }
    var plan = plans.of(invoice);
    return ladder(invoice, plan, decisions.look(ReminderCadence.TABLE, facts(invoice, plan)));
  }

  /** Whoever moves a ladder holds the invoice's lock. */
  Invoice locked(InvoiceNumber number) {
    return invoices.lock(number).orElseThrow(() -> new IllegalStateException("there is no invoice " + number));
  }

  private Ladder ladder(Invoice invoice, Standing plan, List<Decided<Row>> rows) {
    var behind = steps.of(invoice.number());
    var taken = behind.stream().map(TakenStep::step).collect(Collectors.toSet());
    plan.day().ifPresent(day -> plan.others().stream()
        .flatMap(other -> steps.of(other).stream())
        .filter(step -> step.countsFrom(day))
        .forEach(step -> taken.add(step.step())));
    var ladder = Ladder.of(rows.stream().map(Decided::result).toList(), days(invoice, plan), taken);
    return leftSince(invoice, plan, ladder, behind)
        .map(moment -> ladder.again(moment.atZone(directory.firm().zone()).toLocalDate()))
        .orElse(ladder);
  }

  /**
   * Since when no step lies ahead and no person was asked, though nothing keeps the ladder: its last task was left out,
   * or what had been paid is open again. An invoice that was taken over with all its steps behind it was left to those
   * who took it over.
   */
  private Optional<Instant> leftSince(Invoice invoice, Standing plan, Ladder ladder, List<TakenStep> behind) {
    var last = ladder.lastTask();
    if (last.isEmpty() || ladder.rest().isPresent() || ladder.next(clock.instant()).isPresent()) {
      return Optional.empty();
    }
    var asked = behind.stream()
        .filter(step -> step.outcome() == Outcome.TASK)
        .map(TakenStep::takenAt)
        .max(Comparator.naturalOrder());
    var leftOut = behind.stream()
        .filter(step -> step.outcome() == Outcome.PASSED && plan.state() != PaymentPlans.State.MISSED)
        .filter(step -> step.step().equals(last.get().id()) || TakenStep.isAgain(step.step()))
        .map(TakenStep::takenAt)
        .filter(moment -> steps.begunAt(invoice.number()).filter(moment::isAfter).isPresent());
    var reopened = plan.state() == PaymentPlans.State.MISSED
        ? Optional.<Instant>empty() : invoices.reopenedAt(invoice.number());
    return Stream.concat(leftOut, reopened.stream())
        .max(Comparator.naturalOrder())
        .filter(moment -> asked.filter(moment::isBefore).isEmpty());
  }

  private Ladder.Days days(Invoice invoice, Standing plan) {
    var calendar = this.calendar.calendar();
    return new Ladder.Days(
        invoice.deliveredOn().orElseThrow(),
        deliveries.anew(invoice),
        invoice.dueDate(),
        portal.of(invoice).acceptedOn(),
        plan.day(),
        calendar,
        directory.required(invoice.client()).zone().orElse(calendar.zone()));
  }

  private Facts facts(Invoice invoice, Standing plan) {
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    var matter = invoice.matter().map(directory::required);
    return Facts.of(
        invoice,
        matter,
        matter.map(arrangements::of),
        directory.required(invoice.client()),
        portal.of(invoice).state(),
        plan.state(),
        invoice.matter().filter(holds::standOn).isPresent(),
        today);
  }
}
