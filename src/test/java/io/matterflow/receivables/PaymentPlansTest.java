package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.PlansAtHand.PLAN;
import static io.matterflow.receivables.PlansAtHand.monthly;
import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.receivables.PaymentPlan.State;
import io.matterflow.receivables.PlanAnswer.AnotherPlan;
import io.matterflow.receivables.PlanAnswer.Impossible;
import io.matterflow.receivables.PlanAnswer.NoPlan;
import io.matterflow.receivables.PlanAnswer.NotAllowed;
import io.matterflow.receivables.PlanAnswer.NotTogether;
import io.matterflow.receivables.PlanAnswer.NothingToPay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan from its agreement to its end: kept, missed, broken, and what happens to its invoices meanwhile. */
@ProductTest
@Tag("both-databases")
class PaymentPlansTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-07-15");

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PlansAtHand plans;
  @Autowired private PaymentPlanning planning;
  @Autowired private Reminders reminders;
  @Autowired private FollowUps followUps;
  @Autowired private Invoices invoices;
  @Autowired private NextReminder next;
  @Autowired private AuditTrail audit;

  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheDelivery() {
    asOthersLeftIt = house.now();
    house.itIs(START);
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void aPlanThatIsKeptRestsTheRemindersAndEndsWithTheLastInstalment() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    assertThat(next.of(invoice).whyNone())
        .contains("The client is on a payment plan: $100.00 of instalment 1 of 3 is due on July 15, 2026.");
    plans.on("2026-07-10", "12:00", plan);
    house.pay(invoice, "100");

    plans.on("2026-07-16", "00:00", plan);
    plans.on("2026-07-30", "12:00", plan);
    assertThat(plans.opens(plan)).isEqualTo("0.00 100.00 100.00");
    assertThat(next.of(invoice).whyNone().orElseThrow()).contains("instalment 2 of 3 is due on August 15, 2026.");
    plans.on("2026-08-17", "23:59", plan);
    house.pay(invoice, "150");
    plans.on("2026-08-18", "00:00", plan);
    plans.on("2026-09-15", "12:00", plan);
    house.pay(invoice, "50");

    assertThat(plans.state(plan)).isEqualTo(State.FULFILLED);
    assertThat(house.running(PLAN, plan.id())).isEmpty();
    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.isChased(invoice)).isFalse();
    assertThat(acts(invoice)).containsSubsequence("plan-fulfilled", "plan-agreed").doesNotContain("instalment-missed");
  }

  @Test
  void eachMissedInstalmentBringsOneMailAndOneTaskAndTheSecondBreaksThePlan() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    plans.on("2026-07-15", "23:59", plan);
    assertThat(plans.opens(plan)).isEqualTo("100.00 100.00 100.00");

    plans.on("2026-07-16", "00:00", plan);
    assertThat(plans.opens(plan)).isEqualTo("100.00! 100.00 100.00");
    assertThat(next.of(invoice).step()).contains("planDay3-2026-07-15");
    plans.on("2026-07-18", "07:59", plan);
    assertThat(house.reminders(invoice)).isEmpty();
    plans.on("2026-07-18", "08:00", plan);
    plans.on("2026-07-19", "12:00", plan);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    plans.on("2026-07-25", "08:00", plan);
    assertThat(house.tasks(REMINDERS, invoice)).singleElement().satisfies(task ->
    assertThat(task.getName())
        .isEqualTo("Follow up invoice %s, plan day 10, instalment of 2026-07-15".formatted(invoice)));
    followUps.followedUp(invoice, FollowUpCase.Outcome.CONTACTED, Optional.empty(), Actor.ENGINE);

    plans.on("2026-08-17", "23:59", plan);
    assertThat(plans.state(plan)).isEqualTo(State.STANDS);
    plans.on("2026-08-18", "00:00", plan);

    assertThat(plans.state(plan)).isEqualTo(State.BROKEN);
    assertThat(house.running(PLAN, plan.id())).isEmpty();
    assertThat(next.of(invoice).step()).contains("planOver-since-2026-08-18");
    plans.on("2026-08-19", "08:00", plan);
    assertThat(house.tasks(REMINDERS, invoice)).singleElement().satisfies(task ->
        assertThat(task.getName()).isEqualTo("Follow up invoice %s, plan over since 2026-08-18".formatted(invoice)));
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    assertThat(acts(invoice).stream().filter(act -> act.startsWith("instalment-") || act.startsWith("plan-")).toList())
        .containsExactly("plan-broken", "instalment-missed", "instalment-missed", "plan-agreed");
  }

  @Test
  void aPlanThatBreaksEarlyReturnsToTheLaddersNextStep() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "300");
    var weekly = new PlanWish(Optional.of(3), Optional.empty(), PlanRhythm.WEEK, LocalDate.parse("2026-07-01"));
    var plan = plans.agreed(weekly, invoice);

    plans.on("2026-07-02", "00:00", plan);
    plans.on("2026-07-09", "00:00", plan);
    assertThat(plans.state(plan)).isEqualTo(State.BROKEN);
    for (int day = 9; day <= 21; day++) {
      house.onDay(day, invoice);
    }

    assertThat(reminders.taken(invoice)).filteredOn(step -> step.outcome() != TakenStep.Outcome.PASSED)
        .extracting(TakenStep::step).containsExactly("planOver-since-2026-07-09", "day20");
    assertThat(house.tasks(REMINDERS, invoice)).as("a message goes out beside the task").hasSize(1);
    assertThat(next.of(invoice).step()).contains("day30");
  }

  @Test
  void aLatePaymentBeforeTheMailMakesUpForTheMissedInstalment() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    plans.on("2026-07-16", "00:00", plan);
    house.pay(invoice, "100");

    plans.on("2026-07-18", "12:00", plan);
    plans.on("2026-07-26", "12:00", plan);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.tasks(REMINDERS, invoice)).isEmpty();
    plans.on("2026-08-18", "00:00", plan);
    assertThat(plans.state(plan)).isEqualTo(State.STANDS);
    plans.on("2026-08-18", "12:00", plan);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
  }

  @Test
  void moneyThatIsOnItsWayIsWaitedForDayByDay() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    plans.on("2026-07-15", "20:00", plan);
    var reported = house.report(invoice, "100");

    plans.on("2026-07-16", "00:00", plan);
    assertThat(plans.opens(plan)).isEqualTo("100.00 100.00 100.00");
    house.allocate(reported);
    plans.goesBack(reported, Type.FAILED, "100");
    plans.on("2026-07-17", "00:00", plan);
    plans.on("2026-07-18", "00:00", plan);

    assertThat(plans.opens(plan)).isEqualTo("100.00! 100.00 100.00");
  }

  @Test
  void aFulfilledPlanWakesWhenMoneyGoesBackAndThatInstalmentCountsFromThen() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    house.pay(invoice, "200");
    var last = house.pay(invoice, "100");
    assertThat(plans.state(plan)).isEqualTo(State.FULFILLED);

    plans.on("2026-12-01", "12:00", plan);
    plans.goesBack(last, Type.DISPUTE_OPENED, "100");
    assertThat(plans.state(plan)).isEqualTo(State.STANDS);
    assertThat(plans.opens(plan)).isEqualTo("0.00 0.00 100.00");
    plans.on("2026-12-02", "00:00", plan);
    assertThat(plans.opens(plan)).isEqualTo("0.00 0.00 100.00!");
    plans.on("2026-12-04", "08:00", plan);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);

    house.itIs(LocalDate.parse("2026-12-05").atTime(12, 0).atZone(Receivables.FIRM).toInstant());
    plans.goesBack(last, Type.DISPUTE_WON, "100");
    assertThat(plans.state(plan)).isEqualTo(State.FULFILLED);
    assertThat(house.running(PLAN, plan.id())).isEmpty();
    assertThat(house.isChased(invoice)).isFalse();
  }

  @Test
  void aRefundInMidPlanCountsFromItsDayAndIsFoundWithoutWaitingForTheNextInstalment() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    var payment = house.pay(invoice, "100");
    plans.on("2026-07-16", "00:00", plan);
    plans.on("2026-07-20", "12:00", plan);

    plans.goesBack(payment, Type.REFUNDED, "40");
    plans.look(plan);
    plans.on("2026-07-21", "00:00", plan);

    assertThat(plans.opens(plan)).isEqualTo("40.00! 100.00 100.00");
    assertThat(next.of(invoice).step()).contains("planDay3-2026-07-20");
  }

  @Test
  void anEarlyPayoffEndsThePlanAtOnce() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(6, FIRST), invoice);

    house.pay(invoice, "300");

    assertThat(plans.state(plan)).isEqualTo(State.FULFILLED);
    assertThat(house.running(PLAN, plan.id())).isEmpty();
  }

  @Test
  void aCreditShortensThePlanAndAWriteOffOfTheRestLetsItLapse() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);

    invoices.credit(invoice, usd("120"), "credit:" + plan.id(), Actor.ENGINE);
    assertThat(plans.opens(plan)).isEqualTo("100.00 80.00 0.00");
    plans.on("2026-07-16", "00:00", plan);
    assertThat(plans.opens(plan)).isEqualTo("100.00! 80.00 0.00");
    invoices.writeOff(invoice, usd("180"), "write-off:" + plan.id(), Actor.ENGINE);

    assertThat(plans.state(plan)).isEqualTo(State.LAPSED);
    assertThat(house.running(PLAN, plan.id())).isEmpty();
  }

  @Test
  void aVoidInvoiceTakesItsPlanWithIt() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);

    invoices.voidWhole(invoice, "void:" + plan.id(), Actor.ENGINE);

    assertThat(plans.state(plan)).isEqualTo(State.LAPSED);
    assertThat(house.running(PLAN, plan.id())).isEmpty();
  }

  @Test
  void aPersonEndsThePlanAndAnotherOneMayBeAgreed() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);

    assertThat(planning.cancel(invoice, "They lost their job.", Actor.ENGINE)).isInstanceOf(PlanAnswer.Standing.class);
    assertThat(plans.state(plan)).isEqualTo(State.CANCELLED);
    assertThat(house.running(PLAN, plan.id())).isEmpty();
    assertThat(next.of(invoice).step()).contains("planOver-since-2026-06-30");
    assertThat(planning.cancel(invoice, "Twice.", Actor.ENGINE)).isInstanceOf(NoPlan.class);

    var another = plans.agreed(monthly(6, FIRST), invoice);
    assertThat(plans.state(another)).isEqualTo(State.STANDS);
    assertThat(next.of(invoice).whyNone().orElseThrow()).contains("$50.00 of instalment 1 of 6");
  }

  @Test
  void whatCannotBeAPlanIsRefused() {
    var client = firm.hourlyMatter().loaded();
    var invoice = house.delivered(client, "300");
    var settled = house.delivered(client, "100");
    house.pay(settled, "100");
    var ofAnother = house.delivered(firm.hourlyMatter().loaded(), "100");

    assertThat(plans.ask(monthly(1, FIRST), invoice)).isInstanceOf(Impossible.class);
    assertThat(plans.ask(monthly(3, LocalDate.parse("2026-06-29")), invoice)).isInstanceOf(Impossible.class);
    assertThat(plans.ask(monthly(3, LocalDate.parse("2027-07-01")), invoice)).isInstanceOf(Impossible.class);
    assertThat(plans.ask(monthly(7, FIRST), invoice)).isInstanceOf(NotAllowed.class);
    assertThat(plans.ask(monthly(3, FIRST), settled)).isInstanceOf(NothingToPay.class);
    assertThat(plans.ask(monthly(3, FIRST), invoice, ofAnother)).isInstanceOf(NotTogether.class);
    plans.agreed(monthly(3, FIRST), invoice);
    assertThat(plans.ask(monthly(3, FIRST), invoice)).isInstanceOf(AnotherPlan.class);
  }

  private List<String> acts(InvoiceNumber invoice) {
    return audit
        .acts(new AuditQuery(Optional.of("invoice"), Optional.of(invoice.value()), Optional.empty(), Optional.empty(),
            100))
        .stream().map(act -> act.act()).toList();
  }
}
