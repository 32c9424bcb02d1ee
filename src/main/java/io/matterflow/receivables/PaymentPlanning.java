package io.matterflow.receivables;

import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.receivables.PaymentPlan.Consent;
import io.matterflow.receivables.PaymentPlan.Instalment;
import io.matterflow.receivables.PaymentPlan.Part;
import io.matterflow.receivables.PaymentPlan.State;
import io.matterflow.receivables.PlanAnswer.AlreadyDecided;
import io.matterflow.receivables.PlanAnswer.AnotherPlan;
import io.matterflow.receivables.PlanAnswer.Impossible;
import io.matterflow.receivables.PlanAnswer.NoPlan;
import io.matterflow.receivables.PlanAnswer.NobodyElse;
import io.matterflow.receivables.PlanAnswer.NotAllowed;
import io.matterflow.receivables.PlanAnswer.NotTogether;
import io.matterflow.receivables.PlanAnswer.NothingToPay;
import io.matterflow.receivables.PlanAnswer.OwnRequest;
import io.matterflow.receivables.PlanAnswer.Standing;
import io.matterflow.receivables.PlanTerms.Approval;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans by which invoices are paid in instalments: agreed with the client, by the terms of the decision
 * {@code plan-terms}, and ended by a person. How a plan fares meanwhile is seen by {@link PlanWatch}.
 */
@Service
public class PaymentPlanning {

  private static final String ASKED_FOR = "plan-asked";

  private final Invoices invoices;
  private final JdbcPlans plans;
  private final PlanFigures figures;
  private final SecondPerson second;
  private final Reminders reminders;
  private final PlanTasks tasks;
  private final Decisions decisions;
  private final PlanStory story;
  private final GivenReasons reasons;
  private final Clock clock;

  PaymentPlanning(
      Invoices invoices,
      JdbcPlans plans,
      PlanFigures figures,
      SecondPerson second,
      Reminders reminders,
      PlanTasks tasks,
      Decisions decisions,
      PlanStory story,
      GivenReasons reasons,
      Clock clock) {
    this.invoices = invoices;
    this.plans = plans;
    this.figures = figures;
    this.second = second;
    this.reminders = reminders;
    this.tasks = tasks;
    this.decisions = decisions;
    this.story = story;
    this.reasons = reasons;
    this.clock = clock;
  }

  /**
   * Agrees on a plan over all that is open of the invoices; where the table asks for it, somebody else has to agree
   * first.
   */
  @Transactional
  public PlanAnswer agree(Collection<InvoiceNumber> numbers, PlanWish wish, Consent consent, String reason, Actor by) {
    var parts = numbers.stream()
        .distinct()
        .sorted(Comparator.comparing(InvoiceNumber::value))
        .map(this::locked)
        .toList();
    var refusal = refusal(parts).or(() -> refusal(wish, consent));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var open = parts.stream().map(Invoice::open).reduce(Money::plus).orElseThrow();
    var schedule = wish.schedule(open);
    if (schedule.isEmpty()) {
      return new Impossible(wish.whyNone(open), wish.pointer());
    }
    var row = decisions.decide(PlanTerms.TABLE, facts(open, schedule), Subject.of("invoice", parts.get(0).number()))
        .result();
    if (row.approval() == Approval.NOT_ALLOWED) {
      return new NotAllowed(row.text());
    }
    var approval = row.approval().role();
    var level = approval.flatMap(role -> second.level(role, byDueDate(parts).get(0).matter(), by));
    if (level.isEmpty() && approval.isPresent()) {
      return new NobodyElse();
    }
    var stands = level.isEmpty();
    var plan = new PaymentPlan(
        PlanId.next(),
        parts.get(0).client(),
        stands ? State.STANDS : State.ASKED,
        byDueDate(parts).stream().map(this::part).toList(),
        schedule,
        row.terms(level),
        consent,
        by.user(),
        clock.instant(),
        Optional.empty());
    plans.insert(plan);
    story.tell(stands ? "plan-agreed" : ASKED_FOR, plan, by,
        entry -> entry.text("reason", reason).text("consentOf", consent.of()));
    tasks.begun(plan.id(), stands);
    if (stands) {
      changed(plan);
    }
    return new Standing(plan);
  }

  /**
   * What a plan that this person asks for would look like: the terms that would hold, and its instalments. Nothing is
   * stored.
   */
  @Transactional(readOnly = true)
  public Draft draft(Collection<InvoiceNumber> numbers, PlanWish wish, Actor by) {
    var parts = numbers.stream().distinct().map(number -> invoices.find(number).orElseThrow()).toList();
    var refusal = refusal(parts).or(() -> outOfTime(wish)).map(PlanAnswer::why);
    if (refusal.isPresent()) {
      return Draft.none(refusal.get());
    }
    var open = parts.stream().map(Invoice::open).reduce(Money::plus).orElseThrow();
    var schedule = wish.schedule(open);
    return schedule.isEmpty()
        ? Draft.none(wish.whyNone(open))
        : draft(schedule, decisions.look(PlanTerms.TABLE, facts(open, schedule)).get(0).result(),
            byDueDate(parts).get(0), by);
  }

  private Draft draft(List<Instalment> schedule, PlanTerms.Row row, Invoice first, Actor by) {
    if (row.approval() == Approval.NOT_ALLOWED) {
      return new Draft(schedule, Optional.empty(), Optional.of(row.text()));
    }
    var approval = row.approval().role();
    var level = approval.flatMap(role -> second.level(role, first.matter(), by));
    return level.isEmpty() && approval.isPresent()
        ? new Draft(schedule, Optional.empty(), Optional.of(new NobodyElse().why()))
        : new Draft(schedule, Optional.of(row.terms(level)), Optional.empty());
  }

  /** A plan that is not agreed, and why it cannot be. */
  public record Draft(List<Instalment> instalments, Optional<PaymentPlan.Terms> terms, Optional<String> whyNot) {

    static Draft none(String why) {
      return new Draft(List.of(), Optional.empty(), Optional.of(why));
    }
  }

  private Optional<PlanAnswer> refusal(List<Invoice> parts) {
    for (var invoice : parts) {
      if (invoice.isSettled() || invoice.deliveredOn().isEmpty()) {
        return Optional.of(new NothingToPay(invoice));
      }
      if (plans.latest(invoice.number()).filter(plan -> plan.state().holds()).isPresent()) {
        return Optional.of(new AnotherPlan(invoice));
      }
    }
    return areTogether(parts) ? Optional.empty() : Optional.of(new NotTogether());
  }

  private static boolean areTogether(List<Invoice> parts) {
    return parts.stream().map(Invoice::client).distinct().count() == 1
        && parts.stream().map(invoice -> invoice.open().currency()).distinct().count() == 1;
  }

  private Optional<PlanAnswer> refusal(PlanWish wish, Consent consent) {
    var today = figures.today();
    return outOfTime(wish).or(() -> consent.on().isAfter(today)
        ? Optional.of(new Impossible("The client has agreed by today, %s.".formatted(today), "/consent/on"))
        : Optional.empty()).map(PlanAnswer.class::cast);
  }

  private Optional<Impossible> outOfTime(PlanWish wish) {
    var today = figures.today();
    return wish.from().isBefore(today) || wish.from().isAfter(today.plusYears(1))
        ? Optional.of(
            new Impossible("The first instalment is due within a year from today, %s.".formatted(today), "/from"))
        : Optional.empty();
  }

  private PlanTerms.Facts facts(Money open, List<Instalment> schedule) {
    var last = schedule.get(schedule.size() - 1);
    var days = ChronoUnit.DAYS.between(figures.today(), last.dueOn());
    return new PlanTerms.Facts(
        open.amount(), schedule.size(), schedule.get(0).amount().amount(), last.amount().amount(), (int) days);
  }

  private static List<Invoice> byDueDate(List<Invoice> parts) {
    return parts.stream()
        .sorted(Comparator.comparing(Invoice::dueDate).thenComparing(invoice -> invoice.number().value()))
        .toList();
  }

  private Part part(Invoice invoice) {
    return new Part(invoice.number(), invoices.partsOf(invoice.number()).total(), invoice.open());
  }

  /** Why it was asked for, in the words of who asked. */
  @Transactional(readOnly = true)
  public Optional<String> reasonOf(PaymentPlan plan) {
    return reasons.of("invoice", plan.invoices().get(0), ASKED_FOR, "plan", plan.id());
  }

  /** The word of somebody else than who asked for it. Instalments whose days are over by then count from today. */
  @Transactional
  public PlanAnswer decide(PlanId id, boolean agreed, Optional<String> reason, Actor by) {
    var plan = locked(id);
    if (plan.state() != State.ASKED) {
      return new AlreadyDecided(plan);
    }
    if (agreed && plan.askedBy().equals(by.user())) {
      return new OwnRequest();
    }
    if (agreed) {
      plans.stands(id);
      plan.instalments().stream()
          .filter(instalment -> plan.isOver(instalment, figures.today(), figures.calendar()))
          .forEach(instalment -> plans.countsFrom(id, instalment, figures.today()));
    } else {
      plans.ended(id, State.REFUSED, clock.instant());
    }
    story.tell(agreed ? "plan-agreed" : "plan-refused", plan, by,
        entry -> reason.map(words -> entry.text("reason", words)).orElse(entry));
    tasks.decided(id, agreed, by);
    if (agreed) {
      changed(plan);
    }
    return new Standing(required(id));
  }

  /** A person ends the plan, or takes back that it was asked for: the invoices are due as they stand. */
  @Transactional
  public PlanAnswer cancel(InvoiceNumber number, String reason, Actor by) {
    var found = plans.latest(number).map(plan -> locked(plan.id())).filter(plan -> plan.state().holds());
    if (found.isEmpty()) {
      return new NoPlan();
    }
    var plan = found.get();
    var stood = plan.state() == State.STANDS;
    plans.ended(plan.id(), stood ? State.CANCELLED : State.WITHDRAWN, clock.instant());
    story.tell(stood ? "plan-cancelled" : "plan-withdrawn", plan, by, entry -> entry.text("reason", reason));
    tasks.over(plan.id());
    if (stood) {
      changed(plan);
    }
    return new Standing(required(plan.id()));
  }

  @Transactional(readOnly = true)
  public PaymentPlan required(PlanId id) {
    return plans.find(id).orElseThrow(() -> new IllegalStateException("there is no payment plan " + id));
  }

  /** All that were ever asked for over the invoice, latest first. */
  @Transactional(readOnly = true)
  public List<PaymentPlan> of(InvoiceNumber number) {
    return plans.of(number);
  }

  /** How the instalments of a plan stand today. */
  @Transactional(readOnly = true)
  public List<PaymentPlan.Standing> standings(PaymentPlan plan) {
    return figures.standings(plan);
  }

  /** On which day an instalment that stays open is found missed. */
  @Transactional(readOnly = true)
  public LocalDate judgedOn(PaymentPlan plan, Instalment instalment) {
    return plan.judgedOn(instalment, figures.calendar());
  }

  private void changed(PaymentPlan plan) {
    plan.invoices().forEach(reminders::planChanged);
  }

  private Invoice locked(InvoiceNumber number) {
    return invoices.lock(number).orElseThrow(() -> new IllegalStateException("there is no invoice " + number));
  }

  /** Its invoices first and in their order, as whoever pays one holds that before the plan. */
  private PaymentPlan locked(PlanId id) {
    required(id).invoices().stream().sorted(Comparator.comparing(InvoiceNumber::value)).forEach(this::locked);
    return plans.lock(id).orElseThrow();
  }
}
