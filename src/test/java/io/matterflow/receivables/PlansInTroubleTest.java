package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.PlansAtHand.COORDINATOR;
import static io.matterflow.receivables.PlansAtHand.PLAN;
import static io.matterflow.receivables.PlansAtHand.monthly;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.DealtOut;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.receivables.PaymentPlan.State;
import io.matterflow.receivables.PlanAnswer.AlreadyDecided;
import io.matterflow.receivables.PlanAnswer.OwnRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans that somebody has to agree to, that are disputed, that pay several invoices, and looks that fail half-way. */
@ProductTest
@Tag("both-databases")
class PlansInTroubleTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-07-15");
  private static final Actor ADMIN = new Actor(new UserId("billing-admin"), Set.of(), Optional.empty(), true);

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PlansAtHand plans;
  @Autowired private PaymentPlanning planning;
  @Autowired private PlanWatch watch;
  @Autowired private Disputes disputes;
  @Autowired private NextReminder next;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

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
  void aLongPlanStandsWhenSomebodyElseHasAgreedAndTheInvoiceIsChasedUntilThen() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "700");
    var plan = plans.agreed(monthly(7, FIRST), invoice);
    assertThat(plan.state()).isEqualTo(State.ASKED);
    assertThat(house.tasks(PLAN, plan.id())).singleElement().satisfies(task -> {
      assertThat(task.getName()).isEqualTo("Agree to the payment plan of invoice " + invoice);
      assertThat(house.isOffered(task, "billing-admin")).isTrue();
    });
    house.onDay(10, invoice);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);

    assertThat(planning.decide(plan.id(), true, Optional.empty(), COORDINATOR)).isInstanceOf(OwnRequest.class);
    assertThat(planning.decide(plan.id(), true, Optional.empty(), ADMIN)).isInstanceOf(PlanAnswer.Standing.class);
    assertThat(planning.decide(plan.id(), true, Optional.empty(), ADMIN)).isInstanceOf(AlreadyDecided.class);

    assertThat(house.tasks(PLAN, plan.id())).isEmpty();
    assertThat(next.of(invoice).whyNone().orElseThrow()).contains("$100.00 of instalment 1 of 7");
  }

  @Test
  void anInstalmentWhoseDaysAreOverWhenThePlanIsAgreedToCountsFromThen() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "700");
    var plan = plans.agreed(monthly(7, FIRST), invoice);
    plans.on("2026-07-20", "12:00", plan);

    planning.decide(plan.id(), true, Optional.empty(), ADMIN);

    assertThat(plans.opens(plan)).startsWith("100.00 100.00");
    plans.on("2026-07-21", "00:00", plan);
    assertThat(next.of(invoice).step()).contains("planDay3-2026-07-20");
  }

  @Test
  void aPlanThatIsRefusedOrTakenBackOrPaidBeforeItIsAgreedNeverStands() {
    var client = firm.hourlyMatter().loaded();
    var refused = plans.agreed(monthly(7, FIRST), house.delivered(client, "700"));
    var withdrawn = plans.agreed(monthly(7, FIRST), house.delivered(client, "700"));
    var paid = plans.agreed(monthly(7, FIRST), house.delivered(client, "700"));

    planning.decide(refused.id(), false, Optional.of("Too long."), ADMIN);
    planning.cancel(withdrawn.invoices().get(0), "They pay at once.", COORDINATOR);
    var payment = house.pay(paid.invoices().get(0), "700");
    plans.goesBack(payment, Type.REFUNDED, "700");

    assertThat(plans.state(refused)).isEqualTo(State.REFUSED);
    assertThat(List.of(plans.state(withdrawn), plans.state(paid))).containsOnly(State.WITHDRAWN);
    assertThat(List.of(refused, withdrawn, paid)).allSatisfy(plan -> {
      assertThat(house.running(PLAN, plan.id())).isEmpty();
      assertThat(next.of(plan.invoices().get(0)).step()).contains("day10");
    });
  }

  @Test
  void aLargePlanIsAgreedToByTheBillingPartnerOfTheMatter() {
    var plan = plans.agreed(monthly(13, FIRST), house.delivered(firm.hourlyMatter().loaded(), "30000"));

    assertThat(house.tasks(PLAN, plan.id())).singleElement()
        .satisfies(task -> assertThat(house.isOffered(task, "billing-partner")).isTrue());
    planning.decide(plan.id(), true, Optional.empty(), ADMIN);
  }

  @Test
  void whatFallsIntoADisputeCountsFromItsEndAndNothingIsMissedMeanwhile() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    house.itIs(Receivables.day(5, "12:00"));
    disputes.raise(invoice, Optional.of(usd("10")), "Too much.", Actor.ENGINE);
    plans.on("2026-07-16", "00:00", plan);
    assertThat(next.of(invoice).step()).isEmpty();
    for (var day = LocalDate.parse("2026-07-17"); day.isBefore(LocalDate.parse("2026-08-20")); day = day.plusDays(1)) {
      plans.on(day.toString(), "00:00", plan);
    }
    assertThat(plans.state(plan)).isEqualTo(State.STANDS);

    plans.on("2026-08-20", "12:00", plan);
    disputes.resolve(invoice, "They agreed.", Actor.ENGINE);
    plans.look(plan);
    assertThat(plans.opens(plan)).isEqualTo("100.00 100.00 100.00");
    plans.on("2026-08-21", "00:00", plan);

    assertThat(plans.opens(plan)).as("both are missed, and count as one").isEqualTo("100.00! 100.00! 100.00");
    assertThat(plans.state(plan)).isEqualTo(State.STANDS);
    plans.on("2026-08-23", "08:00", plan);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    plans.on("2026-09-16", "00:00", plan);
    assertThat(plans.state(plan)).isEqualTo(State.BROKEN);
  }

  @Test
  void anInstalmentThatWasMissedBeforeTheDisputeIsTakenUpAfterIt() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    plans.on("2026-07-16", "00:00", plan);
    disputes.raise(invoice, Optional.of(usd("10")), "Too much.", Actor.ENGINE);
    plans.on("2026-07-18", "12:00", plan);
    plans.on("2026-07-19", "12:00", plan);
    disputes.resolve(invoice, "They agreed.", Actor.ENGINE);

    plans.on("2026-07-25", "08:00", plan);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.tasks(Receivables.REMINDERS, invoice)).hasSize(1);
  }

  @Test
  void onePlanOverSeveralInvoicesTellsAMissedInstalmentOnce() {
    var client = firm.hourlyMatter().loaded();
    var first = house.delivered(client, "100");
    var second = house.delivered(client, "200");
    var plan = plans.agreed(monthly(3, FIRST), second, first);
    assertThat(plan.invoices()).containsExactly(first, second);
    plans.on("2026-07-16", "00:00", plan);
    plans.on("2026-07-18", "12:00", plan);
    assertThat(house.reminders(first)).hasSize(1);
    assertThat(house.reminders(second)).isEmpty();

    house.pay(second, "50");
    house.pay(first, "40");
    assertThat(plans.opens(plan)).isEqualTo("10.00! 100.00 100.00");
    house.pay(first, "60");
    assertThat(plans.opens(plan)).isEqualTo("0.00 50.00 100.00");
    plans.on("2026-08-18", "00:00", plan);
    plans.on("2026-08-18", "12:00", plan);
    assertThat(house.reminders(second)).hasSize(1);
    house.pay(second, "150");

    assertThat(plans.state(plan)).isEqualTo(State.FULFILLED);
  }

  @Test
  void theInvoiceThatTakesOverTellsNothingThatWasTold() {
    var client = firm.hourlyMatter().loaded();
    var first = house.delivered(client, "50");
    var second = house.delivered(client, "250");
    var plan = plans.agreed(monthly(3, FIRST), first, second);
    plans.on("2026-07-16", "00:00", plan);
    plans.on("2026-07-18", "12:00", plan);
    assertThat(house.reminders(first)).hasSize(1);

    house.pay(first, "50");
    plans.on("2026-07-20", "12:00", plan);
    assertThat(house.reminders(second)).isEmpty();
    plans.on("2026-07-25", "12:00", plan);

    assertThat(house.reminders(second)).isEmpty();
    assertThat(house.tasks(Receivables.REMINDERS, second)).hasSize(1);
  }

  @Test
  void aLookThatIsCutOffLeavesNothingBehindAndIsDoneAgainWhole() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    house.itIs(LocalDate.parse("2026-07-16").atStartOfDay(Receivables.FIRM).toInstant());

    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
      watch.look(plan.id());
      throw new IllegalStateException("killed");
    })).hasMessage("killed");
    assertThat(missedRows(plan)).isZero();

    plans.look(plan);
    watch.look(plan.id());
    assertThat(missedRows(plan)).isOne();
    assertThat(jdbc.sql("select count(*) from audit_entry where act = 'instalment-missed' and entity_id = :id")
        .param("id", invoice.value()).query(Integer.class).single()).isOne();
  }

  @Test
  void theDirectorysWordHoldsUntilAPlanIsAgreedHere() {
    var draft = firm.hourlyMatter().onAPaymentPlan();
    var invoice = house.delivered(draft.loaded(), "300");
    assertThat(next.of(invoice).whyNone()).contains("The client is on a payment plan.");

    plans.agreed(monthly(3, FIRST), invoice);
    planning.cancel(invoice, "It did not work.", COORDINATOR);

    assertThat(next.of(invoice).step()).contains("planOver-since-2026-06-30");
  }

  /**
   * Whatever happens on whichever day: what is open of the instalments is what is open on the invoices, and a plan
   * never hangs.
   */
  @ParameterizedTest
  @DealtOut({1, 2, 3, 4})
  void inAnyOrderThePlanSumsUpAndItsStateAgreesWithTheMoney(long seed) {
    var random = new Random(seed);
    var client = firm.hourlyMatter().loaded();
    var invoices = List.of(house.delivered(client, "170.03"), house.delivered(client, "129.99"));
    var plan = plans.agreed(monthly(2 + random.nextInt(4), FIRST), invoices.get(0), invoices.get(1));
    var payments = new ArrayList<Payment>();
    var day = LocalDate.parse("2026-07-01");
    for (int step = 0; step < 14; step++) {
      day = day.plusDays(1 + random.nextInt(20));
      plans.on(day.toString(), "12:00", plan);
      if (payments.isEmpty() || random.nextInt(3) > 0) {
        payments.add(house.pay(invoices.get(random.nextInt(2)),
            "%d.%02d".formatted(random.nextInt(120), 1 + random.nextInt(98))));
      } else {
        plans.goesBack(payments.remove(random.nextInt(payments.size())), Type.DISPUTE_OPENED, "0.01");
      }
      var open = invoices.stream()
          .map(house::invoice)
          .map(invoice -> invoice.open())
          .reduce((one, other) -> one.plus(other))
          .orElseThrow();
      assertThat(planning.standings(planning.required(plan.id())).stream()
          .map(PaymentPlan.Standing::open)
          .reduce((one, other) -> one.plus(other)))
          .contains(open);
      assertThat(plans.state(plan) == State.FULFILLED).as("%s with %s open", plans.state(plan), open)
          .isEqualTo(open.isZero() && plans.state(plan) != State.BROKEN);
      assertThat(house.running(PLAN, plan.id()).isPresent()).isEqualTo(plans.state(plan) == State.STANDS);
    }
    assertThat(invoices).allSatisfy((InvoiceNumber number) ->
        assertThat(house.reminders(number)).extracting(mail -> mail.key()).doesNotHaveDuplicates());
  }

  private int missedRows(PaymentPlan plan) {
    return jdbc.sql("select count(*) from payment_plan_instalment where plan_id = :id and missed_on is not null")
        .param("id", plan.id().value()).query(Integer.class).single();
  }
}
