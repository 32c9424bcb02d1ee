package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.receivables.PaymentPlan.Standing;
import io.matterflow.receivables.PaymentPlan.State;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Watches how plans fare. A missed instalment brings steps of its own to the ladder, and a broken plan hands its
 * invoices back; an instalment whose money went back, or whose days fell into a dispute, counts from the day of that.
 */
@Service
public class PlanWatch {

  private static final int LATEST = 7;

  private final Invoices invoices;
  private final JdbcPlans plans;
  private final PlanFigures figures;
  private final Reminders reminders;
  private final PlanTasks tasks;
  private final PlanStory story;
  private final Clock clock;

  PlanWatch(
      Invoices invoices,
      JdbcPlans plans,
      PlanFigures figures,
      Reminders reminders,
      PlanTasks tasks,
      PlanStory story,
      Clock clock) {
    this.invoices = invoices;
    this.plans = plans;
    this.figures = figures;
    this.reminders = reminders;
    this.tasks = tasks;
    this.story = story;
    this.clock = clock;
  }

  /** Looks at the instalments when days of one are over: when to look again, or nothing where the plan is broken. */
  @Transactional
  public Optional<Instant> look(PlanId id) {
    var plan = locked(id);
    if (plan.state() != State.STANDS) {
      return Optional.empty();
    }
    var now = figures.now(plan);
    if (now.disputed()) {
      overdue(plan, figures.standings(plan)).filter(one -> one.instalment().missedOn().isEmpty())
          .forEach(one -> plans.countsFrom(id, one.instalment(), figures.today()));
      return Optional.of(startOf(figures.today().plusDays(1)));
    }
    var standings = figures.standings(plan);
    if (plan.isBroken(standings)) {
      broken(plan, standings);
      return Optional.empty();
    }
    if (foundMissed(plan, standings)) {
      figures.lead(plan).ifPresent(reminders::planChanged);
    }
    return Optional.of(startOf(nextLook(plan, standings)));
  }

  private void broken(PaymentPlan plan, List<Standing> standings) {
    foundMissed(plan, standings);
    plans.ended(plan.id(), State.BROKEN, clock.instant());
    story.tell("plan-broken", plan, Actor.ENGINE,
        entry -> entry.after("missed", PaymentPlan.missedDays(standings).size()));
    plan.invoices().forEach(reminders::planChanged);
  }

  /** Whether one is missed that was not before; each is kept, and told to the ladder once for all of them. */
  private boolean foundMissed(PaymentPlan plan, List<Standing> standings) {
    var fresh = standings.stream()
        .filter(
            one -> one.missed() && one.instalment().missedOn().filter(one.instalment().countsOn()::equals).isEmpty())
        .toList();
    for (var one : fresh) {
      plans.missed(plan.id(), one.instalment());
      story.tell("instalment-missed", plan, Actor.ENGINE, entry -> entry
          .after("instalment", one.instalment().position())
          .after("dueOn", one.instalment().dueOn())
          .after("open", one.open().plain()));
    }
    return !fresh.isEmpty();
  }

  /** The next day on which an open instalment is judged; tomorrow while one is awaited whose payment is on its way. */
  private LocalDate nextLook(PaymentPlan plan, List<Standing> standings) {
    var today = figures.today();
    if (overdue(plan, standings).anyMatch(one -> !one.missed())) {
      return today.plusDays(1);
    }
    return standings.stream()
        .filter(one -> one.open().isPositive())
        .map(one -> plan.judgedOn(one.instalment(), figures.calendar()))
        .filter(day -> day.isAfter(today))
        .min(Comparator.naturalOrder())
        .orElse(today.plusDays(LATEST));
  }

  private Stream<Standing> overdue(PaymentPlan plan, List<Standing> standings) {
    var calendar = figures.calendar();
    return standings.stream()
        .filter(one -> one.open().isPositive() && plan.isOver(one.instalment(), figures.today(), calendar));
  }

  /** Nothing is open on the invoice any more: its plan is over when nothing is on the others either. */
  @Transactional
  public void settled(InvoiceNumber number) {
    var found = plans.latest(number).filter(plan -> plan.state().holds()).flatMap(plan -> plans.lock(plan.id()))
        .filter(plan -> plan.state().holds());
    if (found.isEmpty()) {
      return;
    }
    var plan = found.get();
    var lead = figures.lead(plan);
    if (lead.isPresent()) {
      passOn(plan, lead.get());
      return;
    }
    var end = endOf(plan);
    plans.ended(plan.id(), end, clock.instant());
    story.tell("plan-" + end.name().toLowerCase(Locale.ROOT), plan, Actor.ENGINE, UnaryOperator.identity());
    tasks.over(plan.id());
  }

  private State endOf(PaymentPlan plan) {
    if (plan.state() == State.ASKED) {
      return State.WITHDRAWN;
    }
    return plan.paid(figures.now(plan)).isPositive() ? State.FULFILLED : State.LAPSED;
  }

  /** Another invoice of the plan carries what is told about it. */
  private void passOn(PaymentPlan plan, InvoiceNumber lead) {
    if (plan.state() == State.STANDS && !PaymentPlan.missedDays(figures.standings(plan)).isEmpty()) {
      reminders.planChanged(lead);
    }
  }

  /** The dispute is over: what is missed of the plan is told again, and what fell into the dispute counts from now. */
  @Transactional
  public void disputeOver(InvoiceNumber number) {
    plans.latest(number).filter(plan -> plan.state() == State.STANDS).ifPresent(plan -> {
      tasks.lookNow(plan.id());
      figures.lead(plan).ifPresent(lead -> passOn(plan, lead));
    });
  }

  /** Money went back: a plan that was over stands again, and the instalments that are open by it count from today. */
  @Transactional
  public void tookBack(InvoiceNumber number, Money amount) {
    var found = plans.latest(number).flatMap(plan -> plans.lock(plan.id()))
        .filter(plan -> plan.state() == State.STANDS || plan.state().isPaid());
    if (found.isEmpty()) {
      return;
    }
    var plan = found.get();
    countAnew(plan, amount);
    if (plan.state() == State.STANDS) {
      tasks.lookNow(plan.id());
      return;
    }
    plans.stands(plan.id());
    story.tell("plan-stands-again", plan, Actor.ENGINE, UnaryOperator.identity());
    tasks.begun(plan.id(), true);
  }

  private void countAnew(PaymentPlan plan, Money amount) {
    var now = figures.now(plan);
    var before = plan.standings(now.opened(amount.negated()), figures.today(), figures.calendar());
    var after = plan.standings(now, figures.today(), figures.calendar());
    for (var at = 0; at < after.size(); at++) {
      var instalment = after.get(at).instalment();
      if (before.get(at).open().isZero() && after.get(at).open().isPositive()
          && plan.isOver(instalment, figures.today(), figures.calendar())) {
        plans.countsFrom(plan.id(), instalment, figures.today());
      }
    }
  }

  private PaymentPlan required(PlanId id) {
    return plans.find(id).orElseThrow(() -> new IllegalStateException("there is no payment plan " + id));
  }

  private PaymentPlan locked(PlanId id) {
    required(id).invoices().stream().sorted(Comparator.comparing(InvoiceNumber::value)).forEach(invoices::lock);
    return plans.lock(id).orElseThrow();
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(figures.calendar().zone()).toInstant();
  }
}
