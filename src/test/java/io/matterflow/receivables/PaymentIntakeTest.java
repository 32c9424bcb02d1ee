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
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.kernel.Wording;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Allocation;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.Leftover;
import io.matterflow.receivables.Payment.State;
import io.matterflow.receivables.UnappliedMoney.Word;
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

@ProductTest
@Tag("both-databases")
class PaymentIntakeTest {

  private static final Actor BOOKKEEPER =
      new Actor(new UserId("bookkeeper"), Set.of(Role.BOOKKEEPER), Optional.empty(), true);

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PaymentIntake intake;
  @Autowired private UnappliedMoney money;
  @Autowired private JdbcPayments payments;
  @Autowired private AuditTrail audit;
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
    assertThat(payment.allocations()).containsExactly(settled(invoice, "100.10"));
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

    var payment = house.allocate(take(ofClient(client, "80")));

    assertThat(payment.allocations()).containsExactlyInAnyOrder(settled(first, "50"), settled(second, "30"));
    assertThat(house.invoice(second).state()).isEqualTo(Invoice.State.PARTIALLY_PAID);
  }

  @Test
  void moreThanIsOpenWaitsForTheBookkeeper() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");

    var payment = house.pay(invoice, "130");

    assertThat(payment.state()).isEqualTo(State.UNDECIDED);
    assertThat(payment.leftover()).contains(Leftover.OVERPAID);
    assertThat(payment.unapplied()).isEqualTo(usd("30"));
    assertThat(house.invoice(invoice).isSettled()).isTrue();
    var task = house.tasks(INTAKE, payment.id()).get(0);
    assertThat(task.getName()).isEqualTo(
        "Decide about unapplied payment for invoice %s, received %s, no. %s".formatted(
            invoice, Wording.brief(payment.report().receivedOn()), payment.id().brief()));
    assertThat(house.isOffered(task, "bookkeeper")).isTrue();
  }

  @Test
  void whatIsRefundedLeavesThePaymentAndTheProcessEnds() {
    var payment = house.pay(house.delivered(firm.hourlyMatter().loaded(), "100"), "130");

    decide(payment, new Word(
        RestDecision.REFUND, Optional.empty(), Optional.of("re_42"), Optional.of("They paid by mistake.")));

    var refunded = intake.find(payment.id()).orElseThrow();
    assertThat(refunded.state()).isEqualTo(State.REFUNDED);
    assertThat(refunded.allocations())
        .contains(new Allocation(Target.REFUND, Optional.empty(), usd("30"), Optional.of("re_42")));
    assertThat(refunded.unapplied()).isEqualTo(usd("0"));
    assertThat(house.running(INTAKE, payment.id())).isEmpty();
    assertThat(acts(payment)).extracting(RecordedAct::act).containsExactly("rest-decided", "allocated", "reported");
    assertThat(acts(payment).get(0).texts()).containsEntry("reason", "They paid by mistake.");
    assertThat(acts(payment).get(0).actor()).isEqualTo("bookkeeper");
  }

  @Test
  void whatIsKeptIsTheClientsCredit() {
    var payment = house.pay(house.delivered(firm.hourlyMatter().loaded(), "100"), "130");

    decide(payment, word(RestDecision.KEEP));

    var kept = intake.find(payment.id()).orElseThrow();
    assertThat(kept.state()).isEqualTo(State.KEPT);
    assertThat(kept.unapplied()).isEqualTo(usd("30"));
    assertThat(house.running(INTAKE, payment.id())).isEmpty();
  }

  @Test
  void aPaymentForAnUnknownInvoiceIsNotLostAndGoesWhereTheBookkeeperSays() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    var payment = house.pay(new InvoiceNumber("INV-TYPO"), "130");
    assertThat(payment.leftover()).contains(Leftover.INVOICE_UNKNOWN);
    assertThat(payment.unapplied()).isEqualTo(usd("130"));
    assertThat(house.tasks(INTAKE, payment.id()).get(0).getName()).doesNotContain("INV-TYPO");

    decide(payment, assignedTo(invoice));
    var allocated = house.allocate(payment);

    assertThat(allocated.allocations()).containsExactly(settled(invoice, "100"));
    assertThat(allocated.report().invoiceNumber()).contains("INV-TYPO");
    assertThat(allocated.state()).isEqualTo(State.UNDECIDED);
    assertThat(allocated.leftover()).contains(Leftover.OVERPAID);
    decide(payment, word(RestDecision.KEEP));
    assertThat(house.running(INTAKE, payment.id())).isEmpty();
  }

  @Test
  void moneyIsNotAssignedToAnInvoiceThatCannotTakeIt() {
    var client = firm.hourlyMatter().loaded();
    var settled = house.delivered(client, "10");
    house.pay(settled, "10");
    var payment = house.pay(new InvoiceNumber("0"), "130");

    assertThat(money.decide(payment.id(), assignedTo(settled), BOOKKEEPER))
        .isInstanceOf(RestAnswer.NoSuchOpenInvoice.class);
    assertThat(money.decide(payment.id(), assignedTo(new InvoiceNumber("00")), BOOKKEEPER))
        .isInstanceOf(RestAnswer.NoSuchOpenInvoice.class);
    assertThat(money.decide(payment.id(), word(RestDecision.ASSIGN), BOOKKEEPER))
        .isInstanceOf(RestAnswer.NoSuchOpenInvoice.class);
    assertThat(money.decide(payment.id(), word(RestDecision.KEEP), BOOKKEEPER)).isInstanceOf(RestAnswer.NotOpen.class);
    assertThat(intake.find(payment.id()).orElseThrow().state()).isEqualTo(State.UNDECIDED);
  }

  @Test
  void aDecisionIsTakenOnce() {
    var payment = house.pay(house.delivered(firm.hourlyMatter().loaded(), "100"), "130");
    decide(payment, word(RestDecision.KEEP));

    assertThat(money.decide(payment.id(), word(RestDecision.REFUND), BOOKKEEPER))
        .isInstanceOf(RestAnswer.NothingLeft.class);
  }

  @Test
  void aSecondPaymentOfTheSameInvoiceIsProposedForRefund() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.pay(invoice, "100");

    var again = house.pay(invoice, "100");

    assertThat(again.leftover()).contains(Leftover.PAID_TWICE);
    assertThat(again.unapplied()).isEqualTo(usd("100"));
    assertThat(money.optionsFor(again.id()).decisions().get(0)).isEqualTo(RestDecision.REFUND);
  }

  @Test
  void trustMoneySettlesNothingAndItsTaskNamesTheAccount() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    var report = Receivables.payment(invoice, "100");
    var payment = house.allocate(take(new PaymentReported(report.source(), report.eventId(), report.invoiceNumber(),
        Optional.empty(), report.amount(), report.receivedOn(), report.method(), Account.TRUST)));

    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
    assertThat(house.isChased(invoice)).isTrue();
    assertThat(house.tasks(INTAKE, payment.id()).get(0).getName()).contains("on the trust account");
    assertThat(money.optionsFor(payment.id()).decisions()).containsExactly(RestDecision.TRUST, RestDecision.REFUND);

    decide(payment, word(RestDecision.TRUST));
    var recorded = intake.find(payment.id()).orElseThrow();
    assertThat(recorded.state()).isEqualTo(State.IN_TRUST);
    assertThat(recorded.unapplied()).isEqualTo(usd("0"));
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

    var more = new PaymentReported(report.source(), report.eventId(), report.invoiceNumber(), report.client(), usd("41"),
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
        Optional.of(other.clientId()), report.amount(), report.receivedOn(), report.method(), report.account()), BOOKKEEPER))
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

    assertThatIllegalArgumentException().isThrownBy(() -> payment.with(List.of(settled(new InvoiceNumber("1"), "1.01"))));
  }

  private void decide(Payment payment, Word word) {
    assertThat(money.decide(payment.id(), word, BOOKKEEPER)).isInstanceOf(RestAnswer.Decided.class);
  }

  private Payment take(PaymentReported report) {
    return intake.take(report, Actor.ENGINE);
  }

  private List<RecordedAct> acts(Payment payment) {
    return audit.acts(new AuditQuery(
        Optional.of("payment"), Optional.of(payment.id().toString()), Optional.empty(), Optional.empty(), 10));
  }

  private static PaymentStory story(Payment payment) {
    return PaymentStory.of(List.of(payment.report().event()));
  }

  private static Payment taken(Intake answer) {
    return ((Intake.Taken) answer).payment();
  }

  private static Word word(RestDecision decision) {
    return new Word(decision, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Word assignedTo(InvoiceNumber invoice) {
    return new Word(RestDecision.ASSIGN, Optional.of(invoice), Optional.empty(), Optional.empty());
  }

  private static Allocation settled(InvoiceNumber invoice, String amount) {
    return new Allocation(Target.INVOICE, Optional.of(invoice), usd(amount), Optional.empty());
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
