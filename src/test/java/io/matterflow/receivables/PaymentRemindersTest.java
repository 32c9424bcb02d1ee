package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

@ProductTest
@Tag("both-databases")
class PaymentRemindersTest {

  @Autowired private Firm firm;
  @Autowired private OpenInvoices invoices;
  @Autowired private Receivables house;
  @Autowired private Reminders reminders;
  @Autowired private Disputes disputes;
  @Autowired private PaymentIntake intake;
  @Autowired private NextReminder next;
  @Autowired private JdbcReminderSteps steps;

  @BeforeEach
  @AfterEach
  void theMorningOfTheDelivery() {
    house.itIs(START);
  }

  @Test
  void anUnpaidInvoiceGetsOneEmailOneTextMessageAndOneTaskEachOnItsDay() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();
    var invoice = invoices.emailed(client, "1874.50");

    house.onDay(9, invoice);
    assertThat(house.sentTo(client)).isEmpty();
    house.itIs(day(10, "07:59"));
    house.doWhatIsDue(invoice);
    assertThat(house.sentTo(client)).isEmpty();
    house.itIs(day(10, "08:00"));
    house.doWhatIsDue(invoice);
    assertThat(channels(client)).containsExactly(Channel.EMAIL);
    house.onDay(11, invoice);
    house.onDay(19, invoice);
    assertThat(channels(client)).containsExactly(Channel.EMAIL);
    house.onDay(20, invoice);
    assertThat(channels(client)).containsExactly(Channel.EMAIL, Channel.SMS);
    house.onDay(29, invoice);
    assertThat(house.tasks(invoice)).isEmpty();
    house.onDay(30, invoice);
    house.onDay(31, invoice);

    assertThat(channels(client)).containsExactly(Channel.EMAIL, Channel.SMS);
    assertThat(house.tasks(invoice)).singleElement().satisfies(task -> {
      assertThat(task.getTaskDefinitionKey()).isEqualTo("followUp");
      assertThat(task.getName()).isEqualTo("Follow up invoice %s, day30".formatted(invoice));
      assertThat(house.isOffered(task, "billing-admin")).isTrue();
    });
    assertThat(reminders.taken(invoice)).extracting(TakenStep::step, TakenStep::outcome, TakenStep::dueAt).containsExactly(
        taken("day10", Outcome.SENT, 10), taken("day20", Outcome.SENT, 20), taken("day30", Outcome.TASK, 30));
  }

  @Test
  void theEmailSaysWhatIsOpenAndWhereToPayAndTheTextMessageNamesNoMatter() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();
    var invoice = invoices.emailed(client, "1874.50");
    pay(invoice, "874.50");

    house.onDay(10, invoice);
    house.onDay(20, invoice);

    var mail = house.sentTo(client).get(0);
    assertThat(mail.to()).containsExactly(client.billingAddress());
    assertThat(mail.subject()).contains(invoice.value());
    assertThat(mail.text()).contains(invoice.value(), "$1,000.00", "/pay/").doesNotContain("overdue", "1,874.50");
    var sms = house.sentTo(client).get(1);
    assertThat(sms.to()).containsExactly(client.billingMobile());
    assertThat(sms.text()).contains(invoice.value(), "$1,000.00")
        .doesNotContain(client.number(), client.matter().name(), client.client().name(), "overdue");
    assertThat(GsmText.fits(sms.text())).isTrue();
  }

  @Test
  void withoutConsentTheTwentiethDayBringsAnEmail() {
    var client = firm.hourlyMatter().withMobile().loaded();
    var invoice = invoices.emailed(client, "100");

    house.onDay(10, invoice);
    house.onDay(20, invoice);

    assertThat(channels(client)).containsExactly(Channel.EMAIL, Channel.EMAIL);
  }

  @Test
  void withConsentButNoMobileTheTwentiethDayBringsAnEmail() {
    var consented = firm.hourlyMatter().withSmsConsent().withoutMobile().loaded();
    var invoice = invoices.emailed(consented, "100");

    house.onDay(20, invoice);

    assertThat(channels(consented)).containsExactly(Channel.EMAIL);
  }

  @Test
  void aGovernmentClientGetsNoTextMessageThoughItConsented() {
    var client = firm.hourlyMatter().billedAs("GOVERNMENT").withSmsConsent().loaded();
    var invoice = invoices.emailed(client, "100");

    house.onDay(10, invoice);
    house.onDay(20, invoice);

    assertThat(channels(client)).containsExactly(Channel.EMAIL, Channel.EMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTINGENCY", "PRO_BONO"})
  void aMatterThatIsNotBilledByTimeIsNeverChased(String arrangement) {
    var client = firm.hourlyMatter().billedAs(arrangement).withSmsConsent().loaded();
    var invoice = invoices.emailed(client, "100");

    assertThat(house.running(invoice)).isEmpty();
    assertThat(next.of(invoice).whyNone()).contains("Contingency and pro bono matters are not reminded.");
  }

  @Test
  void anInvoiceOnPaperIsFollowedUpOnTheThirtiethDayAndNothingElse() {
    var client = firm.hourlyMatter().deliveredBy(Delivery.PAPER).withSmsConsent().loaded();
    var invoice = invoices.handedOver(client, "100");

    house.onDay(29, invoice);
    assertThat(house.tasks(invoice)).isEmpty();
    house.onDay(30, invoice);

    assertThat(house.sentTo(client)).isEmpty();
    assertThat(house.tasks(invoice)).hasSize(1);
  }

  @Test
  void theStatusOfAPortalIsLookedUpBeforeAPersonTakesOver() {
    var client = firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).loaded();
    var invoice = invoices.handedOver(client, "100");

    house.onDay(10, invoice);
    var lookUp = house.tasks(invoice).get(0);
    assertThat(house.isOffered(lookUp, "billing-coordinator")).isTrue();
    assertThat(house.isOffered(lookUp, "billing-admin")).isFalse();
    followedUp(invoice);
    house.onDay(30, invoice);

    assertThat(house.isOffered(house.tasks(invoice).get(0), "billing-admin")).isTrue();
    assertThat(house.sentTo(client)).isEmpty();
  }

  @Test
  void aPaymentOnDayFifteenEndsTheLadder() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();
    var invoice = invoices.emailed(client, "100");
    house.onDay(10, invoice);

    house.itIs(day(15, "12:00"));
    pay(invoice, "100");
    house.onDay(40, invoice);

    assertThat(house.running(invoice)).isEmpty();
    assertThat(channels(client)).containsExactly(Channel.EMAIL);
    assertThat(next.of(invoice).whyNone()).contains("Nothing is open on the invoice.");
  }

  @Test
  void aPaymentTakesTheTaskAwayFromWhoeverHasIt() {
    var client = firm.hourlyMatter().loaded();
    var invoice = invoices.emailed(client, "100");
    house.onDay(30, invoice);
    assertThat(house.tasks(invoice)).hasSize(1);

    pay(invoice, "100");

    assertThat(house.tasks(invoice)).isEmpty();
    assertThat(house.running(invoice)).isEmpty();
  }

  @Test
  void aPartPaymentKeepsTheClockAndLowersWhatIsAskedFor() {
    var client = firm.hourlyMatter().loaded();
    var invoice = invoices.emailed(client, "100");
    house.itIs(day(9, "12:00"));
    pay(invoice, "99.99");

    house.onDay(10, invoice);

    assertThat(house.sentTo(client)).singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("$0.01"));
  }

  @Test
  void whatIsReportedButNotYetAllocatedIsNotAskedForAgain() {
    var client = firm.hourlyMatter().loaded();
    var invoice = invoices.emailed(client, "100");
    house.itIs(day(10, "07:00"));
    report(invoice, "100");

    house.onDay(10, invoice);

    assertThat(house.sentTo(client)).isEmpty();
    assertThat(reminders.taken(invoice)).singleElement()
        .satisfies(step -> assertThat(step.reason()).contains("A payment is on its way."));
  }

  @Test
  void whatTrustWillPayIsNotAskedFor() {
    var client = firm.hourlyMatter().loaded();
    var wholly = invoices.emailed(client, "100");
    var partly = invoices.emailed(client, "200");
    invoices.reserve(wholly, "100");
    invoices.reserve(partly, "150");

    house.onDay(10, wholly);
    house.onDay(10, partly);

    assertThat(house.sentTo(client)).singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains(partly.value(), "$50.00"));
    assertThat(next.of(wholly).whyNone()).contains("What is open is reserved for a draw from trust.");
  }

  @Test
  void afterAnOutageOf25DaysOnlyTheLatestDueStepGoesOut() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();
    var invoice = invoices.emailed(client, "100");

    house.onDay(25, invoice);

    assertThat(channels(client)).containsExactly(Channel.SMS);
    assertThat(reminders.taken(invoice)).extracting(TakenStep::step, TakenStep::outcome).containsExactlyInAnyOrder(
        tuple("day10", Outcome.PASSED),
        tuple("day20", Outcome.SENT));
    assertThat(next.of(invoice).step()).contains("day30");
  }

  @Test
  void anOutageThatOutlastsTheLadderEndsInOneTask() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();
    var invoice = invoices.emailed(client, "100");

    house.onDay(90, invoice);

    assertThat(house.sentTo(client)).isEmpty();
    assertThat(house.tasks(invoice)).hasSize(1);
  }

  @Test
  void aDisputeHoldsTheLadderAndItsResolutionGoesOnWithTheNextFutureStep() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();
    var invoice = invoices.emailed(client, "100");
    house.itIs(day(9, "12:00"));
    disputes.raise(invoice, Optional.of(Money.usd("10")), "The second line is not ours.", Actor.ENGINE);
    assertThat(next.of(invoice).whyNone()).contains("The invoice is disputed.");

    house.onDay(11, invoice);
    disputes.resolve(invoice, "They agreed.", Actor.ENGINE);

    assertThat(house.sentTo(client)).isEmpty();
    assertThat(next.of(invoice)).isEqualTo(
        new NextReminder.Coming(Optional.of("day20"), Optional.of(day(20, "08:00")), Optional.empty()));
    house.onDay(20, invoice);
    assertThat(channels(client)).containsExactly(Channel.SMS);
  }

  @Test
  void aStepThatFellDueInADisputeIsNotMadeUpForThoughNobodyLookedMeanwhile() {
    var client = firm.hourlyMatter().loaded();
    var invoice = invoices.emailed(client, "100");
    disputes.raise(invoice, Optional.empty(), "Too much.", Actor.ENGINE);
    house.itIs(day(12, "12:00"));
    disputes.resolve(invoice, "They agreed.", Actor.ENGINE);

    house.doWhatIsDue(invoice);

    assertThat(house.sentTo(client)).isEmpty();
    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  void aDisputeThatEndsBeforeTheStepChangesNothing() {
    var client = firm.hourlyMatter().loaded();
    var invoice = invoices.emailed(client, "100");
    disputes.raise(invoice, Optional.empty(), "Too much.", Actor.ENGINE);
    house.itIs(day(5, "12:00"));
    disputes.resolve(invoice, "They agreed.", Actor.ENGINE);

    house.onDay(10, invoice);

    assertThat(channels(client)).containsExactly(Channel.EMAIL);
  }

  @Test
  void aClientOnAPaymentPlanIsLeftAlone() {
    var client = firm.hourlyMatter().onAPaymentPlan().withSmsConsent().loaded();
    var invoice = invoices.emailed(client, "100");

    house.onDay(10, invoice);
    house.onDay(20, invoice);
    house.onDay(30, invoice);

    assertThat(house.sentTo(client)).isEmpty();
    assertThat(house.running(invoice)).isEmpty();
    assertThat(next.of(invoice).whyNone()).contains("The client is on a payment plan.");
  }

  @Test
  void aMatterThatIsNotYetEnrolledIsOnlyObserved() {
    var client = firm.hourlyMatter().enrolledFrom(LocalDate.parse("2026-07-20")).loaded();
    var invoice = invoices.emailed(client, "100");

    house.onDay(10, invoice);
    assertThat(house.sentTo(client)).isEmpty();
    house.onDay(20, invoice);

    assertThat(channels(client)).containsExactly(Channel.EMAIL);
  }

  @Test
  void termsOverThirtyDaysCountFromTheDueDateAndOnlyThenATextSaysOverdue() {
    var client = firm.hourlyMatter().payableWithin(60).loaded();
    var invoice = invoices.emailed(client, "100");

    house.onDay(69, invoice);
    assertThat(house.sentTo(client)).isEmpty();
    house.onDay(70, invoice);

    assertThat(house.sentTo(client)).singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("overdue"));
  }

  @Test
  void aClientWhoCannotBeReachedIsHandedToAPersonAtOnce() {
    var client = firm.hourlyMatter().withoutBillingAddress().loaded();
    var invoice = invoices.emailed(client, "100");

    house.onDay(10, invoice);

    assertThat(house.tasks(invoice)).singleElement().satisfies(task ->
        assertThat(task.getName()).isEqualTo("Follow up invoice %s, day10".formatted(invoice)));
    assertThat(reminders.followUp(invoice).task().reason())
        .contains("No billing contact can be reached by e-mail or text message.");
    followedUp(invoice);
    house.onDay(30, invoice);
    assertThat(house.tasks(invoice)).hasSize(1);
  }

  @Test
  void theLadderEndsWhenAPersonHasFollowedUpTheLastStep() {
    var client = firm.hourlyMatter().loaded();
    var invoice = invoices.emailed(client, "100");
    house.onDay(30, invoice);

    followedUp(invoice);

    assertThat(house.running(invoice)).isEmpty();
    assertThat(next.of(invoice).whyNone())
        .contains("Every reminder was sent; the invoice is with a person of the firm.");
  }

  @Test
  void anInvoiceDeliveredASecondTimeStartsNoSecondLadder() {
    var client = firm.hourlyMatter().loaded();
    var invoice = invoices.emailed(client, "100");

    invoices.deliver(invoice, DeliveredBy.EMAIL);
    house.onDay(10, invoice);

    assertThat(channels(client)).containsExactly(Channel.EMAIL);
  }

  @Test
  void theDatabaseRefusesToTakeAStepTwice() {
    var client = firm.hourlyMatter().loaded();
    var invoice = invoices.emailed(client, "100");
    house.onDay(10, invoice);
    var taken = reminders.taken(invoice).get(0);

    assertThatThrownBy(() -> steps.insert(taken)).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void beforeTheDeliveryNothingIsPlanned() {
    var client = firm.hourlyMatter().loaded();

    assertThat(next.of(invoices.issued(client, "100")).whyNone()).contains("The invoice is not delivered yet.");
    assertThat(next.of(new InvoiceNumber("0")).whyNone()).contains("There is no such invoice.");
  }

  private List<Channel> channels(Engagement client) {
    return house.sentTo(client).stream().map(Message::channel).toList();
  }

  private void followedUp(InvoiceNumber invoice) {
    reminders.followedUp(invoice, FollowUpCase.Outcome.CONTACTED, Optional.of("They will pay."), Actor.ENGINE);
  }

  private void pay(InvoiceNumber invoice, String amount) {
    house.doWhatIsDue(report(invoice, amount).id());
  }

  private Payment report(InvoiceNumber invoice, String amount) {
    return intake.take(new PaymentReported("test", UUID.randomUUID().toString(), Optional.of(invoice.value()),
        Optional.empty(), Money.usd(amount), LocalDate.parse("2026-07-01"), "CHECK", Account.OPERATING), Actor.ENGINE);
  }

  private static Tuple taken(String step, Outcome outcome, int day) {
    return tuple(step, outcome, day(day, "08:00"));
  }
}
