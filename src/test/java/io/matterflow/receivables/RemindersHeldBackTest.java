package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.Messages.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What keeps a reminder back, or changes what it asks for: money, a dispute, a plan, a matter that is only observed.
 */
@ProductTest
@Tag("both-databases")
class RemindersHeldBackTest {

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private Reminders reminders;
  @Autowired private Disputes disputes;
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
  void aPaymentOnDayFifteenEndsTheLadder() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "100");
    house.onDay(10, invoice);

    house.itIs(day(15, "12:00"));
    house.pay(invoice, "100");
    house.onDay(40, invoice);

    assertThat(house.isChased(invoice)).isFalse();
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    assertThat(next.of(invoice).whyNone()).contains("Nothing is open on the invoice.");
  }

  @Test
  void aPaymentTakesTheTaskAwayFromWhoeverHasIt() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.onDay(30, invoice);
    assertThat(house.tasks(REMINDERS, invoice)).hasSize(1);

    house.pay(invoice, "100");

    assertThat(house.tasks(REMINDERS, invoice)).isEmpty();
    assertThat(house.isChased(invoice)).isFalse();
  }

  @Test
  void aPartPaymentKeepsTheClockAndLowersWhatIsAskedFor() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.itIs(day(9, "12:00"));
    house.pay(invoice, "99.99");

    house.onDay(10, invoice);

    assertThat(house.reminders(invoice)).singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("$0.01"));
  }

  @Test
  void whatIsReportedButNotYetAllocatedIsNotAskedForAgain() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.itIs(day(10, "07:00"));
    house.report(invoice, "100");

    house.onDay(10, invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(reminders.taken(invoice)).singleElement()
        .satisfies(step -> assertThat(step.reason()).contains("A payment is on its way."));
  }

  @Test
  void whatTrustWillPayIsNotAskedFor() {
    var client = firm.hourlyMatter().loaded();
    var wholly = house.delivered(client, "100");
    var partly = house.delivered(client, "200");
    house.reserve(wholly, "100");
    house.reserve(partly, "150");

    house.onDay(10, wholly);
    house.onDay(10, partly);

    assertThat(house.reminders(wholly)).isEmpty();
    assertThat(house.reminders(partly)).singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("$50.00"));
    assertThat(next.of(wholly).whyNone()).contains("What is open is reserved for a draw from trust.");
  }

  @Test
  void whatIsReleasedGoesOnWithTheNextFutureStep() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "100");
    house.reserve(invoice, "100");
    house.onDay(11, invoice);

    house.release(invoice, "100");

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice)).isEqualTo(
        new NextReminder.Coming(Optional.of("day20"), Optional.of(day(20, "08:00")), Optional.empty()));
    house.onDay(20, invoice);
    assertThat(house.channels(invoice)).containsExactly(Channel.SMS);
  }

  @Test
  void aDisputeHoldsTheLadderAndItsResolutionGoesOnWithTheNextFutureStep() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "100");
    house.itIs(day(9, "12:00"));
    disputes.raise(invoice, Optional.of(Money.usd("10")), "The second line is not ours.", Actor.ENGINE);
    assertThat(next.of(invoice).whyNone()).contains("The invoice is disputed.");

    house.onDay(11, invoice);
    disputes.resolve(invoice, "They agreed.", Actor.ENGINE);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice)).isEqualTo(
        new NextReminder.Coming(Optional.of("day20"), Optional.of(day(20, "08:00")), Optional.empty()));
    house.onDay(20, invoice);
    assertThat(house.channels(invoice)).containsExactly(Channel.SMS);
  }

  @Test
  void aStepThatFellDueInADisputeIsNotMadeUpForThoughNobodyLookedMeanwhile() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    disputes.raise(invoice, Optional.empty(), "Too much.", Actor.ENGINE);
    house.itIs(day(12, "12:00"));
    disputes.resolve(invoice, "They agreed.", Actor.ENGINE);

    house.climb(invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  void aDisputeThatEndsBeforeTheStepChangesNothing() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    disputes.raise(invoice, Optional.empty(), "Too much.", Actor.ENGINE);
    house.itIs(day(5, "12:00"));
    disputes.resolve(invoice, "They agreed.", Actor.ENGINE);

    house.onDay(10, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
  }

  @Test
  void aClientOnAPaymentPlanIsLeftAlone() {
    var draft = firm.hourlyMatter().withSmsConsent();
    var invoice = house.delivered(draft.loaded(), "100");
    draft.onAPaymentPlan().loaded();

    house.onDay(10, invoice);
    house.onDay(20, invoice);
    house.onDay(30, invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.isChased(invoice)).isFalse();
    assertThat(next.of(invoice).whyNone()).contains("The client is on a payment plan.");
  }

  @Test
  void aMatterThatIsNotYetEnrolledIsOnlyObserved() {
    var invoice = house.delivered(firm.hourlyMatter().enrolledFrom(LocalDate.parse("2026-07-20")).loaded(), "100");

    house.onDay(10, invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
  }
}
