package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.INTAKE;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Leftover;
import io.matterflow.receivables.Payment.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is reported is stored once, and settles what it names or what is oldest; what finds no invoice is not lost. */
@ProductTest
@Tag("both-databases")
class PaymentIntakeTest {
  private static final Actor BOOKKEEPER =
      new Actor(new UserId("bookkeeper"), Set.of(Role.BOOKKEEPER), Optional.empty(), true);

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PaymentIntake intake;
  @Autowired private JdbcPayments payments;
  @Autowired private ApplicationEventPublisher events;
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
  void aPaymentSettlesTheInvoiceThatItNames() {
    var client = firm.hourlyMatter().loaded();
    var older = house.delivered(client, "50");
    var invoice = house.delivered(client, "100.10");

    var payment = house.pay(invoice, "100.10");

    assertThat(payment.state()).isEqualTo(State.ALLOCATED);
    assertThat(payment.allocations()).containsExactly(Receivables.settled(invoice, "100.10"));
    assertThat(payment.unapplied()).isEqualTo(usd("0"));
    assertThat(house.invoice(invoice).state()).isEqualTo(Invoice.State.PAID);
    assertThat(house.invoice(older).open()).isEqualTo(usd("50"));
    assertThat(house.running(INTAKE, payment.id())).isEmpty();
    assertThat(house.isChased(invoice)).isFalse();
  }

  @Test
  void aPaymentIsStoredBeforeItIsAllocated() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");

    var payment = house.report(invoice, "100");

    assertThat(payment.state()).isEqualTo(State.REPORTED);
    assertThat(payment.unapplied()).isEqualTo(usd("100"));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
    assertThat(house.dueJobs(INTAKE, payment.id())).hasSize(1);
  }

  @Test
  void withoutADesignationTheOldestDueInvoiceComesFirst() {
    var client = firm.hourlyMatter().loaded();
    var first = house.delivered(client, "50");
    var second = house.delivered(client, "70");

    var payment = house.allocate(intake.take(ofClient(client, "80"), Actor.ENGINE));

    assertThat(payment.allocations()).containsExactlyInAnyOrder(Receivables.settled(first, "50"),
        Receivables.settled(second, "30"));
    assertThat(house.invoice(second).state()).isEqualTo(Invoice.State.PARTIALLY_PAID);
  }

  @Test
  void anotherCurrencyIsRefusedFromAPersonAndKeptApartWhenItHasArrived() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    var euros = inEuros(Receivables.payment(invoice, "100"));

    assertThat(intake.report(euros, BOOKKEEPER)).isEqualTo(new Intake.OtherCurrency(Money.USD));
    assertThat(payments.find(euros.source(), euros.eventId())).isEmpty();

    transaction.executeWithoutResult(status -> events.publishEvent(euros.event()));
    var arrived = house.allocate(payments.find(euros.source(), euros.eventId()).orElseThrow());
    assertThat(arrived.leftover()).contains(Leftover.OTHER_CURRENCY);
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
  }

  @Test
  void whatAProcessorReportsTwiceIsOnePayment() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    var report = Receivables.payment(invoice, "40");

    transaction.executeWithoutResult(status -> events.publishEvent(report.event()));
    transaction.executeWithoutResult(status -> events.publishEvent(report.event()));
    house.allocate(payments.find(report.source(), report.eventId()).orElseThrow());
    transaction.executeWithoutResult(status -> events.publishEvent(report.event()));

    assertThat(payments.of(invoice)).hasSize(1);
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("60"));
  }

  @Test
  void theSameEventWithOtherMoneyIsRefusedAndTheFirstStands() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    var report = Receivables.payment(invoice, "40");
    var first = taken(intake.report(report, BOOKKEEPER));

    var more = new PaymentReported(report.source(), report.eventId(), report.invoiceNumber(), report.client(),
        usd("41"),
        report.receivedOn(), report.method(), report.account());
    var later = new PaymentReported(report.source(), report.eventId(), report.invoiceNumber(), report.client(),
        report.amount(), report.receivedOn().plusDays(1), "ACH", report.account());

    assertThat(intake.report(more, BOOKKEEPER)).isEqualTo(new Intake.Differs(first));
    assertThat(taken(intake.report(later, BOOKKEEPER))).isEqualTo(first);
  }

  @Test
  void anInvoiceOfAnotherClientIsRefused() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    var other = firm.hourlyMatter().loaded();
    var report = Receivables.payment(invoice, "40");

    assertThat(intake.report(new PaymentReported(report.source(), report.eventId(), report.invoiceNumber(),
        Optional.of(other.clientId()), report.amount(), report.receivedOn(), report.method(), report.account()),
        BOOKKEEPER))
        .isInstanceOf(Intake.OtherClient.class);
  }

  @Test
  void anUnknownPayersMoneyIsNotLost() {
    var report = new PaymentReported("test", UUID.randomUUID().toString(), Optional.empty(),
        Optional.of(new ClientId("nobody")), usd("5"), DELIVERED, "CHECK", Account.OPERATING);

    var payment = house.allocate(taken(intake.report(report, BOOKKEEPER)));

    assertThat(payment.leftover()).contains(Leftover.PAYER_UNKNOWN);
    assertThat(house.tasks(INTAKE, payment.id()).get(0).getName()).doesNotContain("nobody");
  }

  @Test
  void theSameEventReportedAtOnceFromEverywhereIsOnePaymentAndOnePosting() {
    var client = firm.hourlyMatter().loaded();
    var invoice = house.delivered(client, "100");
    for (var report : List.of(Receivables.payment(invoice, "40"), ofClient(client, "10"))) {
      var answers = new ArrayList<CompletableFuture<Intake>>();
      for (int caller = 0; caller < 8; caller++) {
        answers.add(CompletableFuture.supplyAsync(() -> intake.report(report, BOOKKEEPER)));
      }

      var ids = new HashSet<PaymentId>();
      answers.forEach(answer -> ids.add(taken(answer.join()).id()));
      assertThat(ids).hasSize(1);
      house.allocate(intake.find(ids.iterator().next()).orElseThrow());
    }

    assertThat(house.invoice(invoice).open()).isEqualTo(usd("50"));
  }

  @Test
  void theDatabaseRefusesASecondPaymentOfTheSameEvent() {
    var payment = house.report(house.delivered(firm.hourlyMatter().loaded(), "100"), "1");

    assertThatThrownBy(() -> payments.insert(PaymentId.next(), story(payment), Actor.ENGINE, START))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @RepeatedTest(10)
  void twoPaymentsThatRaceForOneInvoiceSettleItOnce() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    var one = house.report(invoice, "100");
    var other = house.report(invoice, "100");

    CompletableFuture.allOf(
        CompletableFuture.runAsync(() -> house.allocate(one)),
        CompletableFuture.runAsync(() -> house.allocate(other))).join();

    var unapplied = List.of(one, other).stream().map(payment -> intake.find(payment.id()).orElseThrow()).toList();
    assertThat(unapplied).extracting(Payment::state).containsExactlyInAnyOrder(State.ALLOCATED, State.UNDECIDED);
    assertThat(unapplied).filteredOn(payment -> payment.state() == State.UNDECIDED).singleElement()
        .satisfies(payment -> assertThat(payment.leftover()).contains(Leftover.PAID_TWICE));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("0"));
  }

  @Test
  void aPaymentNeverGivesAwayMoreThanItIs() {
    var payment = house.report(house.delivered(firm.hourlyMatter().loaded(), "100"), "1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> payment.with(List.of(Receivables.settled(new InvoiceNumber("1"), "1.01"))));
  }

  private static PaymentStory story(Payment payment) {
    return PaymentStory.of(List.of(payment.report().event()));
  }

  private static Payment taken(Intake answer) {
    return ((Intake.Taken) answer).payment();
  }

  private static PaymentReported ofClient(Engagement client, String amount) {
    return new PaymentReported("test", UUID.randomUUID().toString(), Optional.empty(), Optional.of(client.clientId()),
        usd(amount), DELIVERED, "CHECK", Account.OPERATING);
  }

  private static PaymentReported inEuros(PaymentReported report) {
    return new PaymentReported(report.source(), report.eventId(), report.invoiceNumber(), report.client(),
        new Money(report.amount().amount(), Currency.getInstance("EUR")), report.receivedOn(), report.method(),
        report.account());
  }
}
