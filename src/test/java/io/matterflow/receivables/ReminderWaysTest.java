package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.Delivery;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.prebill.BillingHolds;
import io.matterflow.receivables.ClientContact.Way;
import io.matterflow.receivables.PaymentPlans.Standing;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What changes a ladder's way: a plan that is missed or broken, a hold, a person who was quicker, the client's own
 * hours.
 */
@ProductTest
@Tag("both-databases")
class ReminderWaysTest {

  private static final Actor ADMIN =
      new Actor(new UserId("billing-admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);

  @Autowired private ProcessEngine engine;
  @Autowired private RuntimeService runtime;
  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private Invoiced invoiced;
  @Autowired private Deliveries deliveries;
  @Autowired private Reminders reminders;
  @Autowired private FollowUps followUps;
  @Autowired private PlansOfTests plans;
  @Autowired private BillingHolds holds;
  @Autowired private Directory directory;
  @Autowired private NextReminder next;

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
  void aMissedInstalmentBringsAnEmailAndThenATaskOfItsOwnEachTime() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "900");
    plans.stand(invoice, Standing.KEPT);
    reminders.planChanged(invoice);
    house.onDay(10, invoice);
    house.onDay(20, invoice);
    house.onDay(30, invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice).whyNone()).contains("The client is on a payment plan.");

    house.itIs(day(41, "12:00"));
    plans.stand(invoice, Standing.missed(DELIVERED.plusDays(40)));
    reminders.planChanged(invoice);
    house.onDay(42, invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    house.onDay(43, invoice);
    assertThat(house.reminders(invoice)).singleElement().satisfies(mail -> {
      assertThat(mail.channel()).isEqualTo(Channel.EMAIL);
      assertThat(mail.subject()).isEqualTo("Your payment plan for invoice " + invoice);
      assertThat(mail.text()).contains("$900.00", "installment").doesNotContain("overdue");
      assertThat(mail.html().orElseThrow()).contains("installment", "900.00");
    });
    house.onDay(50, invoice);

    assertThat(house.tasks(REMINDERS, invoice)).singleElement().satisfies(task -> assertThat(task.getName())
        .isEqualTo("Follow up invoice %s, plan day 10, instalment of 2026-08-09".formatted(invoice)));
    followUps.followedUp(invoice, FollowUpCase.Outcome.NOT_REACHED, Optional.empty(), Actor.ENGINE);
    plans.stand(invoice, Standing.missed(DELIVERED.plusDays(70)));
    reminders.planChanged(invoice);
    house.onDay(73, invoice);
    assertThat(house.reminders(invoice)).hasSize(2);
  }

  @Test
  void aBrokenPlanReturnsToTheLadderAtItsNextFutureStep() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "900");
    plans.stand(invoice, Standing.KEPT);
    reminders.planChanged(invoice);
    house.itIs(day(14, "12:00"));

    plans.stand(invoice, Standing.BROKEN);
    reminders.planChanged(invoice);
    house.climb(invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice).step()).contains("day20");
    house.onDay(20, invoice);
    assertThat(house.channels(invoice)).containsExactly(Channel.SMS);
    assertThat(reminders.taken(invoice)).extracting(TakenStep::step, TakenStep::reason)
        .contains(tuple("day10", Optional.of("The step fell into a payment plan.")));
  }

  @Test
  void whileTheBillsOfItsMatterAreHeldNothingGoesOut() {
    var client = firm.hourlyMatter().loaded();
    var invoice = house.delivered(client, "100");
    holds.place(directory.required(client.id()), "A question about the scope", DELIVERED.plusDays(15), ADMIN);

    house.onDay(10, invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice).whyNone()).contains("The bills of the matter are held.");
    holds.lift(directory.required(client.id()), "Answered", ADMIN);
    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    assertThat(reminders.taken(invoice)).extracting(TakenStep::step, TakenStep::outcome)
        .containsExactly(tuple("day10", Outcome.PASSED), tuple("day20", Outcome.SENT));
  }

  @Test
  void whoWasReachedByAPersonTodayIsNotRemindedToday() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.itIs(day(10, "07:00"));
    assertThat(followUps.contacted(invoice, DELIVERED.plusDays(10), Way.PHONE, Optional.of("They will pay."), ADMIN))
        .isTrue();

    house.onDay(10, invoice);
    house.onDay(20, invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
    assertThat(reminders.taken(invoice)).extracting(TakenStep::step, TakenStep::reason)
        .contains(tuple("day10", Optional.of("A person has written or talked to the client today.")));
    assertThat(followUps.contacted(invoice, DELIVERED.plusDays(30), Way.EMAIL, Optional.empty(), ADMIN)).isFalse();
    assertThat(followUps.contacted(invoice, DELIVERED.minusDays(1), Way.EMAIL, Optional.empty(), ADMIN)).isFalse();
  }

  @Test
  void whoGotTheInvoiceAgainTodayIsNotRemindedToday() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.itIs(day(10, "07:00"));
    deliveries.request(invoice, Optional.of(Delivery.Channel.EMAIL), Optional.of("Lost by the client"), ADMIN);
    invoiced.runJobs(invoice);

    house.onDay(10, invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  void aContactOfYesterdayIsNoneOfToday() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.itIs(day(9, "23:30"));
    followUps.contacted(invoice, DELIVERED.plusDays(9), Way.IN_PERSON, Optional.empty(), ADMIN);

    house.onDay(10, invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  void aClientElsewhereIsWrittenToInItsOwnMorning() {
    var invoice = house.delivered(firm.hourlyMatter().inTheZone("Pacific/Honolulu").loaded(), "100");

    house.itIs(day(10, "12:59"));
    house.climb(invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice).at()).contains(day(10, "13:00"));
    house.itIs(day(10, "13:00"));
    house.climb(invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  void whatIsMadeUpForAtNightWaitsForTheMorning() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");

    house.itIs(day(12, "23:00"));
    house.climb(invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice).at()).contains(day(13, "08:00"));
    house.itIs(day(13, "08:00"));
    house.climb(invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  void aLadderThatNobodyClimbsIsBegunAnewWhereItStands() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.onDay(10, invoice);
    house.breakOff(invoice);

    reminders.lookAgain(invoice);
    house.onDay(20, invoice);

    assertThat(house.reminders(invoice)).hasSize(2);
  }

  @Test
  void lookedAtTwiceInOneCommandItIsStillOneLadder() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.onDay(10, invoice);
    house.breakOff(invoice);

    inOneCommand(() -> {
      reminders.lookAgain(invoice);
      reminders.lookAgain(invoice);
      reminders.lookAgain(invoice);
    });

    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("payment-reminders")
        .processInstanceBusinessKey(invoice.value()).count()).isEqualTo(1);
    house.onDay(20, invoice);
    assertThat(house.reminders(invoice)).hasSize(2);
  }

  /** As within a step of a case: what the engine is told is written when the whole command ends. */
  private void inOneCommand(Runnable acts) {
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(command -> {
      acts.run();
      return null;
    });
  }
}
