package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** The steps of the ladder: what goes out on which day, by which way, and what a person does. */
@ProductTest
@Tag("both-databases")
class PaymentRemindersTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Receivables house;
  @Autowired private Reminders reminders;
  @Autowired private FollowUps followUps;
  @Autowired private NextReminder next;
  @Autowired private JdbcReminderSteps steps;

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
  void anUnpaidInvoiceGetsOneEmailOneTextMessageAndOneTaskEachOnItsDay() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "1874.50");

    house.onDay(9, invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    house.itIs(day(10, "07:59"));
    house.climb(invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    house.itIs(day(10, "08:00"));
    house.climb(invoice);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    house.onDay(11, invoice);
    house.onDay(19, invoice);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    house.onDay(20, invoice);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL, Channel.SMS);
    house.onDay(29, invoice);
    assertThat(tasks(invoice)).isEmpty();
    house.onDay(30, invoice);
    house.onDay(31, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL, Channel.SMS);
    assertThat(tasks(invoice)).singleElement().satisfies(task -> {
      assertThat(task.getTaskDefinitionKey()).isEqualTo("followUp");
      assertThat(task.getName()).isEqualTo("Follow up invoice %s, day 30".formatted(invoice));
      assertThat(house.isOffered(task, "billing-admin")).isTrue();
    });
    assertThat(reminders.taken(invoice)).extracting(TakenStep::step, TakenStep::outcome, TakenStep::dueAt)
        .containsExactly(
        taken("day10", Outcome.SENT, 10), taken("day20", Outcome.SENT, 20), taken("day30", Outcome.TASK, 30));
  }

  @Test
  void theEmailSaysWhatIsOpenAndWhereToPayAndTheTextMessageNamesNoMatter() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();
    var invoice = house.delivered(client, "1874.50");
    house.pay(invoice, "874.50");

    house.onDay(10, invoice);
    house.onDay(20, invoice);

    var mail = house.reminders(invoice).get(0);
    assertThat(mail.to()).containsExactly(client.billingAddress());
    assertThat(mail.subject()).contains(invoice.value());
    assertThat(mail.text()).contains(invoice.value(), "$1,000.00", "/pay/").doesNotContain("overdue", "1,874.50");
    var sms = house.reminders(invoice).get(1);
    assertThat(sms.to()).containsExactly(client.billingMobile());
    assertThat(sms.text()).contains(invoice.value(), "$1,000.00")
        .doesNotContain(client.number(), client.matter().name(), client.client().name(), "overdue");
    assertThat(GsmText.fits(sms.text())).isTrue();
  }

  @Test
  void withoutConsentTheTwentiethDayBringsAnEmail() {
    var invoice = house.delivered(firm.hourlyMatter().withMobile().loaded(), "100");

    house.onDay(10, invoice);
    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL, Channel.EMAIL);
  }

  @Test
  void withConsentButNoMobileTheTwentiethDayBringsAnEmail() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().withoutMobile().loaded(), "100");

    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
  }

  @Test
  void aGovernmentClientGetsNoTextMessageThoughItConsented() {
    var invoice = house.delivered(firm.hourlyMatter().billedAs("GOVERNMENT").withSmsConsent().loaded(), "100");

    house.onDay(10, invoice);
    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL, Channel.EMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTINGENCY", "PRO_BONO"})
  void aMatterThatIsNotBilledByTimeIsNeverChased(String arrangement) {
    var invoice = house.delivered(firm.hourlyMatter().billedAs(arrangement).withSmsConsent().loaded(), "100");

    assertThat(house.isChased(invoice)).isFalse();
    assertThat(next.of(invoice).whyNone()).contains("The fee arrangement allows no reminders.");
  }

  @Test
  void anInvoiceOnPaperIsFollowedUpOnTheThirtiethDayAndNothingElse() {
    var invoice = house.delivered(firm.hourlyMatter().deliveredBy(Delivery.PAPER).withSmsConsent().loaded(), "100");

    house.onDay(29, invoice);
    assertThat(tasks(invoice)).isEmpty();
    house.onDay(30, invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(tasks(invoice)).hasSize(1);
  }

  @Test
  void theStatusOfAPortalIsLookedUpBeforeAPersonTakesOver() {
    var invoice = house.delivered(firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).loaded(), "100");

    house.onDay(10, invoice);
    var lookUp = tasks(invoice).get(0);
    assertThat(house.isOffered(lookUp, "billing-coordinator")).isTrue();
    assertThat(house.isOffered(lookUp, "billing-admin")).isFalse();
    followedUp(invoice);
    house.onDay(30, invoice);

    assertThat(house.isOffered(tasks(invoice).get(0), "billing-admin")).isTrue();
    assertThat(house.reminders(invoice)).isEmpty();
  }

  @Test
  void afterAnOutageOf25DaysOnlyTheLatestDueStepGoesOut() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "100");

    house.onDay(25, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.SMS);
    assertThat(reminders.taken(invoice)).extracting(TakenStep::step, TakenStep::outcome).containsExactlyInAnyOrder(
        tuple("day10", Outcome.PASSED),
        tuple("day20", Outcome.SENT));
    assertThat(next.of(invoice).step()).contains("day30");
  }

  @Test
  void anOutageThatOutlastsTheLadderEndsInOneTask() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "100");

    house.onDay(90, invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(tasks(invoice)).hasSize(1);
  }

  @Test
  void termsOverThirtyDaysCountFromTheDueDateAndOnlyThenATextSaysOverdue() {
    var invoice = house.delivered(firm.hourlyMatter().payableWithin(60).loaded(), "100");

    house.onDay(69, invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    house.onDay(70, invoice);

    assertThat(house.reminders(invoice)).singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("overdue"));
  }

  @Test
  void aClientWhoCannotBeReachedIsHandedToAPersonAtOnce() {
    var draft = firm.hourlyMatter();
    var invoice = house.delivered(draft.loaded(), "100");
    draft.withoutBillingAddress().loaded();

    house.onDay(10, invoice);

    assertThat(tasks(invoice)).singleElement().satisfies(task ->
        assertThat(task.getName()).isEqualTo("Follow up invoice %s, day 10".formatted(invoice)));
    assertThat(followUps.followUp(invoice).task().reason())
        .contains("No billing contact can be reached by e-mail or text message.");
    followedUp(invoice);
    house.onDay(30, invoice);
    assertThat(tasks(invoice)).hasSize(1);
  }

  @Test
  void theLadderEndsWhenAPersonHasFollowedUpTheLastStep() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.onDay(30, invoice);

    followedUp(invoice);

    assertThat(house.isChased(invoice)).isFalse();
    assertThat(next.of(invoice).whyNone())
        .contains("Every reminder was sent, and a person of the firm has followed up.");
  }

  @Test
  void anInvoiceDeliveredASecondTimeStartsNoSecondLadder() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");

    house.deliveredAgain(invoice);
    house.onDay(10, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
  }

  @Test
  void theDatabaseRefusesToTakeAStepTwice() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.onDay(10, invoice);
    var taken = reminders.taken(invoice).get(0);

    assertThatThrownBy(() -> steps.insert(taken)).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void beforeTheDeliveryNothingIsPlanned() {
    var client = firm.hourlyMatter().loaded();

    assertThat(next.of(invoiced.issued(client, "100")).whyNone()).contains("The invoice is not delivered yet.");
    assertThat(next.of(new InvoiceNumber("0")).whyNone()).contains("There is no such invoice.");
  }

  private List<Task> tasks(InvoiceNumber invoice) {
    return house.tasks(REMINDERS, invoice);
  }

  private void followedUp(InvoiceNumber invoice) {
    followUps.followedUp(invoice, FollowUpCase.Outcome.CONTACTED, Optional.of("They will pay."), Actor.ENGINE);
  }

  private static Tuple taken(String step, Outcome outcome, int day) {
    return tuple(step, outcome, day(day, "08:00"));
  }
}
