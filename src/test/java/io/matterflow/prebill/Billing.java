package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Jobs;
import io.matterflow.capture.ClientApproval;
import io.matterflow.capture.EnteredExpense;
import io.matterflow.capture.EnteredTime;
import io.matterflow.capture.EnteredTimeIntake;
import io.matterflow.capture.EnteredTimeIntake.Accepted;
import io.matterflow.capture.Expense.Evidence;
import io.matterflow.capture.Expense.Origin;
import io.matterflow.capture.ExpenseIntake;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Answer.Refused;
import io.matterflow.prebill.BillingCycles.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings tests to a pre-bill in the words of the billing department. */
@Component
public class Billing {

  public static final LocalDate JUNE_15 = LocalDate.of(2026, 6, 15);
  public static final LocalDate JUNE_30 = LocalDate.of(2026, 6, 30);

  static final Actor COORDINATOR = staff("billing-coordinator", Role.BILLING_COORDINATOR);
  static final Actor ADMIN = staff("billing-admin", Role.BILLING_ADMIN);

  private final EnteredTimeIntake intake;
  private final ExpenseIntake expenses;
  private final BillingCycles cycles;
  private final PreBillReviews reviews;
  private final JdbcPreBills preBills;
  private final Jobs jobs;
  private final MovableClock clock;

  Billing(EnteredTimeIntake intake, ExpenseIntake expenses, BillingCycles cycles, PreBillReviews reviews,
      JdbcPreBills preBills, Jobs jobs, MovableClock clock) {
    this.intake = intake;
    this.expenses = expenses;
    this.cycles = cycles;
    this.reviews = reviews;
    this.preBills = preBills;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** The person of this timekeeper's id, who acts on their own matters. */
  public static Actor person(TimekeeperId id) {
    return new Actor(new UserId(id.value()), Set.of(Role.TIMEKEEPER), Optional.of(id), false);
  }

  static Actor staff(String login, Role role) {
    return new Actor(new UserId(login), Set.of(role), Optional.empty(), true);
  }

  /** An hour of the associate's work on June 15, with codes and words that no rule minds. */
  public void hourWorked(Engagement engagement) {
    worked(engagement, "1.0", "Draft the answer to the amended complaint");
  }

  public void worked(Engagement engagement, String hours, String narrative) {
    worked(engagement, Engagement.ASSOCIATE, JUNE_15, hours, narrative);
  }

  public void worked(Engagement engagement, TimekeeperId who, LocalDate day, String hours, String narrative) {
    worked(engagement.id(), who, day, hours, narrative);
  }

  void worked(MatterId matter, TimekeeperId who, LocalDate day, String hours, String narrative) {
    take(new EnteredTime("test", UUID.randomUUID().toString(), matter, who, day, day, BilledTime.hours(hours),
        Optional.empty(), 100, true, narrative, Optional.of("L120"), Optional.of("A103"), "MANUAL"));
  }

  /** An hour without UTBMS codes. */
  void hourWorkedWithoutCodes(Engagement engagement) {
    take(new EnteredTime("test", UUID.randomUUID().toString(), engagement.id(), Engagement.ASSOCIATE, JUNE_15, JUNE_15,
        BilledTime.hours("1.0"), Optional.empty(), 100, true, "Draft the reply brief", Optional.empty(),
        Optional.empty(),
        "MANUAL"));
  }

  /** An hour that is billed at the given share of its worth. */
  void hourWorkedAt(Engagement engagement, int billedPercent) {
    take(new EnteredTime("test", UUID.randomUUID().toString(), engagement.id(), Engagement.ASSOCIATE, JUNE_15, JUNE_15,
        BilledTime.hours("1.0"), Optional.empty(), billedPercent, true, "Travel to the deposition", Optional.of("L330"),
        Optional.of("A112"), "MANUAL"));
  }

  /** An hour that was entered the given number of days after it was worked. */
  public void enteredLate(Engagement engagement, int days) {
    take(new EnteredTime("test", UUID.randomUUID().toString(), engagement.id(), Engagement.ASSOCIATE, JUNE_15,
        JUNE_15.plusDays(days), BilledTime.hours("1.0"), Optional.empty(), 100, true, "Draft the reply brief",
        Optional.of("L120"), Optional.of("A103"), "MANUAL"));
  }

  /** An hour of the associate's work on June 15 of which the client agreed something beforehand. */
  void hourWorkedUnder(Engagement engagement, ClientApproval approval, String hours, String activityCode) {
    take(new EnteredTime("test", UUID.randomUUID().toString(), engagement.id(), Engagement.ASSOCIATE, JUNE_15, JUNE_15,
        BilledTime.hours(hours), Optional.empty(), 100, true, "Look up the law on late answers", Optional.of("L120"),
        Optional.of(activityCode), approval, "MANUAL", Optional.empty()));
  }

  /** A cost of the matter on a day. */
  public void spent(Engagement engagement, LocalDate day, String code, String units, String unitCost) {
    var amount = Money.rounded(new BigDecimal(units).multiply(new BigDecimal(unitCost)),
        engagement.client().currency());
    assertThat(expenses.take(new EnteredExpense(new Origin("test", UUID.randomUUID().toString(), Optional.empty()),
        engagement.id(), Optional.empty(), day, code, new BigDecimal(units), new BigDecimal(unitCost), amount.amount(),
        new Evidence(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), "Cost " + code),
        Actor.ENGINE))
        .isInstanceOf(ExpenseIntake.Accepted.class);
  }

  private void take(EnteredTime time) {
    assertThat(intake.take(time, Actor.ENGINE)).isInstanceOf(Accepted.class);
  }

  /** Runs June for these matters to the end. */
  public BillingCycleId june(MatterId... matters) {
    return run(Cycle.MONTHLY, JUNE_30, matters);
  }

  BillingCycleId run(Cycle cycle, LocalDate periodEnd, MatterId... matters) {
    var id = request(cycle, periodEnd, matters);
    jobs.runDue("billing-cycle", id.toString());
    return id;
  }

  /** Asks for a run and leaves it to its jobs. */
  BillingCycleId request(Cycle cycle, LocalDate periodEnd, MatterId... matters) {
    clock.standAt(clock.instant()); // the engine's clock too, whatever a test before has done to it
    return done(cycles.begin(BillingCycleId.next(), new Order(cycle, periodEnd, Arrays.asList(matters)), COORDINATOR));
  }

  /** The id of a matter's pre-bill of June, made by a run of this cycle. */
  public String juneOf(Engagement engagement, String cycle) {
    run(Cycle.valueOf(cycle), JUNE_30, engagement.id());
    return juneOf(engagement).id().toString();
  }

  /** June's pre-bill of a matter, for tests of other modules. */
  public PreBill compiledOf(Engagement engagement) {
    return juneOf(engagement);
  }

  /** June's pre-bill of a matter, which must be there. */
  PreBill juneOf(Engagement engagement) {
    return of(engagement, JUNE_30);
  }

  PreBill of(Engagement engagement, LocalDate periodEnd) {
    return preBills.of(engagement.id(), periodEnd).flatMap(preBills::find).orElseThrow();
  }

  /** The matter's pre-bill of a period, if there is one. */
  Optional<PreBillId> made(Engagement engagement, LocalDate periodEnd) {
    return preBills.of(engagement.id(), periodEnd);
  }

  /** A matter's June with one clean hour, compiled and waiting for review. */
  PreBill inReview(Engagement engagement) {
    hourWorked(engagement);
    june(engagement.id());
    return juneOf(engagement);
  }

  /** As {@link #inReview}, for tests of other modules. */
  public PreBill inReviewOf(Engagement engagement) {
    return inReview(engagement);
  }

  /** As {@link #inReview}, passed on to the billing partner. */
  public PreBill inApproval(Engagement engagement) {
    return done(
        reviews.review(inReview(engagement).id(), seen(juneOf(engagement)), person(engagement.responsibleAttorney())));
  }

  /** The time to recall is over: the approved pre-bill becomes its invoice. */
  public PreBill letGo(PreBill approved) {
    jobs.runAll("pre-bill", approved.id().toString());
    return current(approved);
  }

  public PreBill current(PreBill preBill) {
    return preBills.find(preBill.id()).orElseThrow();
  }

  public static PreBillReviews.Judgement seen(PreBill preBill) {
    return new PreBillReviews.Judgement(preBill.version(), Optional.empty());
  }

  static PreBillReviews.Judgement seen(PreBill preBill, String reason) {
    return new PreBillReviews.Judgement(preBill.version(), Optional.of(reason));
  }

  static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Done.class);
    return ((Done<T>) answer).value();
  }

  static Refusal refusal(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Refused.class);
    return ((Refused<?>) answer).refusal();
  }

  static List<String> narratives(PreBill preBill) {
    return preBill.lines().stream().map(PreBillLine::narrative).toList();
  }
}
