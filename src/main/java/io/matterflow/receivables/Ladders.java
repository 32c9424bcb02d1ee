package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Invoice;
import io.matterflow.prebill.BillingHolds;
import io.matterflow.receivables.PaymentPlans.Standing;
import io.matterflow.receivables.ReminderCadence.Facts;
import io.matterflow.receivables.ReminderCadence.Row;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the cadence for the ladder of an invoice, as the directory and the invoice's amounts stand now. */
@Component
class Ladders {

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
      Directory directory,
      FeeArrangements arrangements,
      FirmCalendar calendar,
      PaymentPlans plans,
      PortalAnswers portal,
      BillingHolds holds,
      Decisions decisions,
      JdbcReminderSteps steps,
      Clock clock) {
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
    var plan = plans.of(invoice);
    return ladder(invoice, plan, decisions.all(ReminderCadence.TABLE, facts(invoice, plan), Subject.of("invoice", invoice.number())));
  }

  /** For whoever only looks. */
  Ladder seen(Invoice invoice) {
    var plan = plans.of(invoice);
    return ladder(invoice, plan, decisions.look(ReminderCadence.TABLE, facts(invoice, plan)));
  }

  private Ladder ladder(Invoice invoice, Standing plan, List<Decided<Row>> rows) {
    var taken = steps.of(invoice.number()).stream().map(TakenStep::step).collect(Collectors.toSet());
    plan.day().ifPresent(day -> plan.others().stream()
        .flatMap(other -> steps.of(other).stream())
        .filter(step -> step.countsFrom(day))
        .forEach(step -> taken.add(step.step())));
    return Ladder.of(rows.stream().map(Decided::result).toList(), days(invoice, plan), taken);
  }

  private Ladder.Days days(Invoice invoice, Standing plan) {
    var calendar = this.calendar.calendar();
    return new Ladder.Days(
        invoice.deliveredOn().orElseThrow(),
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
