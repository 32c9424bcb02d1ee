package io.matterflow.receivables;

import static io.matterflow.receivables.PlansAtHand.COORDINATOR;
import static io.matterflow.receivables.PlansAtHand.monthly;
import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.PaymentPlan.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A plan over several invoices is over when their last steps are behind them: each of them has a person. */
@ProductTest
@Tag("both-databases")
class PlanOverTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-07-31");

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PlansAtHand plans;
  @Autowired private PaymentPlanning planning;
  @Autowired private Disputes disputes;
  @Autowired private ReminderWatch watch;
  @Autowired private NextReminder next;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private Engagement client;
  private InvoiceNumber first;
  private InvoiceNumber second;
  private InvoiceNumber third;

  @BeforeEach
  void threeInvoicesAreDelivered() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    client = firm.hourlyMatter().loaded();
    first = house.delivered(client, "600");
    second = house.delivered(client, "600");
    third = house.delivered(client, "600");
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void eachInvoiceOfABrokenPlanIsFollowedUp() {
    var plan = broken();

    plans.on("2026-10-02", "12:00", plan);

    assertThat(plan.invoices()).hasSize(3).allSatisfy(invoice -> {
      assertThat(tasks(invoice)).singleElement().satisfies(task -> {
        assertThat(task.getName()).isEqualTo("Follow up invoice %s, plan over since 2026-10-01".formatted(invoice));
        assertThat(house.isOffered(task, "billing-admin")).isTrue();
      });
      assertThat(next.of(invoice).whyNone())
          .contains("Every reminder was sent; the billing admin is asked to follow up.");
    });
  }

  @Test
  void theFirstOneThatIsPaidMeanwhileTakesNobodyFromTheOthers() {
    var plan = broken();
    house.pay(first, "200");

    plans.on("2026-10-02", "12:00", plan);
    assertThat(tasks(first)).isEmpty();
    assertThat(List.of(second, third)).allSatisfy(invoice -> assertThat(tasks(invoice)).hasSize(1));
    house.pay(second, "400");
    plans.on("2026-10-03", "12:00", plan);

    assertThat(tasks(second)).isEmpty();
    assertThat(tasks(third)).hasSize(1);
  }

  @Test
  void theFirstOneThatIsPaidAfterwardsTakesNobodyFromTheOthers() {
    var plan = broken();
    plans.on("2026-10-02", "12:00", plan);

    house.pay(first, "200");
    plans.on("2026-10-03", "12:00", plan);

    assertThat(List.of(second, third)).allSatisfy(invoice ->
    assertThat(tasks(invoice)).singleElement()
        .satisfies(task -> assertThat(task.getName()).endsWith("since 2026-10-01")));
  }

  @Test
  void aTaskThatEndedWithTheAgreementIsAskedAgainOfEachWhenThePlanIsEnded() {
    List.of(first, second, third).forEach(invoice -> house.onDay(30, invoice));
    var plan = plans.agreed(monthly(3, LocalDate.parse("2026-08-31")), first, second, third);
    assertThat(plan.invoices()).allSatisfy(invoice -> assertThat(tasks(invoice)).isEmpty());

    planning.cancel(third, "It did not work.", COORDINATOR);
    plans.on("2026-07-31", "12:00", plan);

    assertThat(plan.invoices()).allSatisfy(invoice -> assertThat(tasks(invoice)).hasSize(1));
  }

  @Test
  void theHourlyLookFindsTheOneWhoseCaseIsGoneAndTryingAgainAsksAPerson() {
    var plan = broken();
    house.breakOff(second);
    plans.on("2026-10-02", "15:00", plan);
    watch.check();

    var found = HttpCalls.to(port).as("billing-admin").get("/api/exceptions?kind=REMINDER_OVERDUE").body();
    assertThat(found).contains("Invoice %s: the reminder of plan over since 2026-10-01 was due".formatted(second));
    assertThat(found).doesNotContain("Invoice " + third);
    assertThat(
        HttpCalls.to(port).as("billing-admin").post("/api/invoices/%s/reminders/retry".formatted(second), "").status())
        .isEqualTo(202);
    house.climb(second);
    watch.check();

    assertThat(tasks(second)).hasSize(1);
    assertThat(HttpCalls.to(port).as("billing-admin").get("/api/exceptions?kind=REMINDER_OVERDUE").body())
        .doesNotContain("Invoice " + second);
  }

  @Test
  void theTaskThatFellIntoADisputeIsAskedForAfterIt() {
    var plan = broken();
    disputes.raise(second, Optional.empty(), "Too much.", Actor.ENGINE);
    plans.on("2026-10-02", "12:00", plan);
    assertThat(tasks(second)).isEmpty();
    plans.on("2026-10-05", "12:00", plan);

    disputes.resolve(second, "The hours were worked.", Actor.ENGINE);
    plans.on("2026-10-06", "12:00", plan);

    assertThat(tasks(second)).singleElement()
        .satisfies(task -> assertThat(task.getName()).contains("plan over again since 2026-10-0"));
  }

  /** The first has paid an instalment; two are missed since, and every step of the ladders has passed. */
  private PaymentPlan broken() {
    var plan = plans.agreed(monthly(3, FIRST), first, second, third);
    List.of(10, 20, 30).forEach(day -> plan.invoices().forEach(invoice -> house.onDay(day, invoice)));
    house.pay(first, "400");
    house.pay(second, "200");
    assertThat(List.of(first, second, third)).allSatisfy(invoice -> assertThat(tasks(invoice)).isEmpty());
    plans.on("2026-08-01", "00:00", plan);
    plans.on("2026-09-01", "00:00", plan);
    assertThat(plans.state(plan)).isEqualTo(State.STANDS);
    plans.on("2026-10-01", "00:00", plan);
    assertThat(plans.state(plan)).isEqualTo(State.BROKEN);
    return plan;
  }

  private List<Task> tasks(InvoiceNumber invoice) {
    return house.tasks(REMINDERS, invoice);
  }
}
