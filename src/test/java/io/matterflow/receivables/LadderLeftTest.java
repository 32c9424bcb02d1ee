package io.matterflow.receivables;

import static io.matterflow.receivables.PlansAtHand.monthly;
import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.payments.PaymentEvent.Type;
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

/**
 * No open invoice is left without a step or a person: money that goes back, what rested too long, a task that nobody
 * finishes.
 */
@ProductTest
@Tag("both-databases")
class LadderLeftTest {

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PlansAtHand plans;
  @Autowired private Disputes disputes;
  @Autowired private FollowUps followUps;
  @Autowired private Invoices invoices;
  @Autowired private NextReminder next;
  @LocalServerPort private int port;

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
  void moneyThatGoesBackAfterTheLastStepAsksAPersonAgainOnTheNextMorning() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.onDay(30, invoice);
    var paid = house.report(invoice, "100");
    house.allocate(paid);
    assertThat(tasks(invoice)).isEmpty();
    house.itIs(day(35, "15:00"));

    plans.goesBack(paid, Type.FAILED, "100");

    assertThat(next.of(invoice).step()).contains("day30Again-since-2026-08-04");
    assertThat(next.of(invoice).at()).contains(day(36, "08:00"));
    house.itIs(day(36, "08:00"));
    house.climb(invoice);
    assertThat(tasks(invoice)).singleElement().satisfies(task -> {
      assertThat(task.getName()).isEqualTo("Follow up invoice %s, day 30 again since 2026-08-04".formatted(invoice));
      assertThat(house.isOffered(task, "billing-admin")).isTrue();
    });
    followedUp(invoice);
    assertThat(house.isChased(invoice)).isFalse();
    assertThat(next.of(invoice).whyNone())
        .contains("Every reminder was sent, and a person of the firm has followed up.");
  }

  @Test
  void moneyThatGoesBackTwiceAsksTwice() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.onDay(30, invoice);
    goesBackOn(35, invoice);
    house.onDay(36, invoice);
    goesBackOn(36, invoice);

    house.onDay(37, invoice);

    assertThat(tasks(invoice)).singleElement()
        .satisfies(task -> assertThat(task.getName()).endsWith("day 30 again since 2026-08-05"));
  }

  @Test
  void aDisputeUpheldAfterTheLastStepAsksAPerson() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    disputes.raise(invoice, Optional.empty(), "Too much.", Actor.ENGINE);
    house.onDay(30, invoice);
    assertThat(tasks(invoice)).isEmpty();
    assertThat(house.isChased(invoice)).isFalse();
    house.itIs(day(33, "12:00"));

    disputes.resolve(invoice, "The hours were worked.", Actor.ENGINE);
    house.climb(invoice);

    assertThat(tasks(invoice)).singleElement()
        .satisfies(task -> assertThat(task.getName()).contains("day 30 again since 2026-07-30"));
  }

  @Test
  void aTaskThatNobodyFinishesKeepsNoLaterStepBackAndGoesWithTheNextTask() {
    var invoice = house.delivered(firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).loaded(), "100");
    house.onDay(10, invoice);
    assertThat(next.of(invoice).at()).contains(day(30, "08:00"));

    house.onDay(30, invoice);

    assertThat(tasks(invoice)).singleElement().satisfies(task -> {
      assertThat(task.getName()).endsWith("day 30");
      assertThat(house.isOffered(task, "billing-admin")).isTrue();
    });
    followedUp(invoice);
    assertThat(house.isChased(invoice)).isFalse();
  }

  @Test
  void aMessageGoesOutBesideATaskThatNobodyHasFinished() {
    var draft = firm.hourlyMatter().withSmsConsent();
    var invoice = house.delivered(draft.loaded(), "100");
    draft.withoutBillingAddress().loaded();
    house.onDay(10, invoice);
    var task = tasks(invoice).get(0);

    house.onDay(20, invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
    assertThat(tasks(invoice)).extracting(Task::getId).containsExactly(task.getId());
  }

  @Test
  void aPlanEndsTheTaskAndItsMissedInstalmentIsTold() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    house.onDay(30, invoice);
    assertThat(tasks(invoice)).hasSize(1);

    var plan = plans.agreed(monthly(3, LocalDate.parse("2026-08-15")), invoice);

    assertThat(tasks(invoice)).isEmpty();
    assertThat(status(invoice)).isEqualTo("ON_A_PLAN " + house.invoice(invoice).client());
    plans.on("2026-08-18", "00:00", plan);
    house.climb(invoice);
    assertThat(status(invoice)).isEqualTo("INSTALMENT_MISSED " + house.invoice(invoice).client());
    plans.on("2026-08-18", "12:00", plan);
    house.climb(invoice);
    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  void aPlanBeforeItsDueDateIsNoInvoiceThatIsSimplyDue() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");

    plans.agreed(monthly(3, LocalDate.parse("2026-07-15")), invoice);

    assertThat(status(invoice)).startsWith("ON_A_PLAN ");
  }

  @Test
  void aPortalThatTakesItsAcceptanceBackBringsTheLadderOfOneThatIsNotAccepted() {
    var invoice = house.delivered(firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).loaded(), "100");
    invoices.inPortal(invoice, PortalState.ACCEPTED, Optional.of(LocalDate.parse("2026-07-05")), Actor.ENGINE);
    house.onDay(8, invoice);
    assertThat(next.of(invoice).step()).contains("accepted30");

    house.itIs(day(12, "12:00"));
    invoices.inPortal(invoice, PortalState.SUBMITTED, Optional.empty(), Actor.ENGINE);
    house.climb(invoice);

    assertThat(tasks(invoice)).singleElement().satisfies(task -> assertThat(task.getName()).endsWith("day 10"));
  }

  private void goesBackOn(int day, InvoiceNumber invoice) {
    house.itIs(day(day, "15:00"));
    var paid = house.report(invoice, "100");
    house.allocate(paid);
    plans.goesBack(paid, Type.FAILED, "100");
  }

  private List<Task> tasks(InvoiceNumber invoice) {
    return house.tasks(REMINDERS, invoice);
  }

  private void followedUp(InvoiceNumber invoice) {
    followUps.followedUp(invoice, FollowUpCase.Outcome.NOT_REACHED, Optional.empty(), Actor.ENGINE);
  }

  private String status(InvoiceNumber invoice) {
    var one = HttpCalls.to(port).as("billing-admin").get("/api/invoices/" + invoice).json();
    return one.get("status").asText() + " " + one.get("owner").asText();
  }
}
