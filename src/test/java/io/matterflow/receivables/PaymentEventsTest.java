package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.INTAKE;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.Leftover;
import io.matterflow.receivables.Payment.State;
import io.matterflow.receivables.TakenStep.Outcome;
import io.matterflow.receivables.UnappliedMoney.Word;
import java.time.Instant;
import java.time.LocalDate;
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

/**
 * What happens to a payment besides its arrival: refunds, disputes, returned debits, in whatever order they are told.
 */
@ProductTest
@Tag("both-databases")
class PaymentEventsTest {

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PaymentIntake intake;
  @Autowired private UnappliedMoney money;
  @Autowired private AwaitedPayments awaited;

  private final String payment = "pi_" + UUID.randomUUID();
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
  void aRefundReopensTheInvoiceAndItsLadderGoesOnWithTheNextStepAhead() {
    var invoice = invoice("100");
    told(received("100", invoice));
    house.onDay(12, invoice);
    assertThat(house.isChased(invoice)).isFalse();

    var refunded = told(of(Type.REFUNDED, "30"));

    assertThat(house.invoice(invoice).open()).isEqualTo(usd("30"));
    assertThat(house.invoice(invoice).state()).isEqualTo(Invoice.State.PARTIALLY_PAID);
    assertThat(refunded.state()).isEqualTo(State.REFUNDED);
    assertThat(refunded.allocatedTo(Target.INVOICE)).isEqualTo(usd("70"));
    assertThat(house.isChased(invoice)).isTrue();
    assertThat(house.reminders(invoice)).isEmpty();
    house.onDay(20, invoice);
    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  void aRefundBeforeItsPaymentWaitsAndHoldsAsSoonAsThePaymentComes() {
    var invoice = invoice("100");

    var waiting = told(of(Type.REFUNDED, "30"));
    assertThat(waiting.state()).isEqualTo(State.AWAITED);
    assertThat(waiting.unapplied()).isEqualTo(usd("0"));
    assertThat(blocked(waiting)).isTrue();

    var paid = told(received("100", invoice));
    assertThat(paid.id()).isEqualTo(waiting.id());
    assertThat(blocked(paid)).isFalse();
    assertThat(paid.state()).isEqualTo(State.REFUNDED);
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("30"));
  }

  @Test
  void aDisputeReopensTheInvoiceAndAWonOneSettlesItAgain() {
    var invoice = invoice("100");
    told(received("100", invoice));

    var disputed = told(of(Type.DISPUTE_OPENED, "100"));
    assertThat(disputed.state()).isEqualTo(State.CHARGED_BACK);
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
    assertThat(house.isChased(invoice)).isTrue();

    var won = told(of(Type.DISPUTE_WON, "100"));
    assertThat(won.state()).isEqualTo(State.ALLOCATED);
    assertThat(house.invoice(invoice).state()).isEqualTo(Invoice.State.PAID);
    assertThat(house.isChased(invoice)).isFalse();
  }

  @Test
  void aDebitThatIsReturnedLeavesTheInvoiceAsIfNobodyHadPaid() {
    var invoice = invoice("100");
    var announced = told(announced("100", invoice));
    assertThat(announced.state()).isEqualTo(State.PENDING);
    assertThat(announced.unapplied()).isEqualTo(usd("0"));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));

    assertThat(told(received("100", invoice)).state()).isEqualTo(State.ALLOCATED);
    assertThat(told(of(Type.FAILED, "100")).state()).isEqualTo(State.FAILED);
    assertThat(house.invoice(invoice).state()).isEqualTo(Invoice.State.DELIVERED);
    assertThat(house.isChased(invoice)).isTrue();
  }

  @Test
  void whileAPaymentIsOnItsWayNobodyIsReminded() {
    var invoice = invoice("100");
    told(announced("100", invoice));

    house.onDay(10, invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    told(of(Type.FAILED, "100"));
    house.onDay(20, invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  void aChargeToldByTwoKindsOfEventsIsCountedOnceAndPartsOfItAddUp() {
    var invoice = invoice("100");

    told(received("40", invoice));
    told(received("40", invoice));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("60"));

    told(received("70", invoice));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("30"));

    told(item(Type.REFUNDED, "re_1", "10"));
    told(item(Type.REFUNDED, "re_2", "5"));
    told(item(Type.REFUNDED, "re_2", "5"));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("45"));
  }

  @Test
  void whatIsLeftOverSettlesTheInvoiceAfterAllWhenTheFirstPaymentIsTakenBack() {
    var invoice = invoice("100");
    told(received("100", invoice));
    var second = house.pay(invoice, "100");
    assertThat(second.leftover()).contains(Leftover.PAID_TWICE);

    told(of(Type.DISPUTE_OPENED, "100"));
    var settled = house.allocate(second);

    assertThat(settled.state()).isEqualTo(State.ALLOCATED);
    assertThat(house.running(INTAKE, second.id())).isEmpty();
    assertThat(house.invoice(invoice).isSettled()).isTrue();
    assertThat(house.isChased(invoice)).isFalse();
  }

  @Test
  void aRefundToldWhileTheBookkeeperIsAskedTakesTheQuestionBack() {
    var invoice = invoice("100");
    var paid = told(received("130", invoice));
    assertThat(paid.state()).isEqualTo(State.UNDECIDED);

    var refunded = told(of(Type.REFUNDED, "30"));

    assertThat(refunded.state()).isEqualTo(State.REFUNDED);
    assertThat(house.running(INTAKE, paid.id())).isEmpty();
    assertThat(house.invoice(invoice).isSettled()).isTrue();
  }

  @Test
  void aRefundThatTheBookkeeperNamedIsNotCountedAgainWhenTheProcessorTellsOfIt() {
    var invoice = invoice("100");
    var paid = told(received("130", invoice));
    money.decide(paid.id(),
        new Word(RestDecision.REFUND, Optional.empty(), Optional.of("re_7"), Optional.of("Paid too much.")),
        Actor.ENGINE);

    told(item(Type.REFUNDED, "re_7", "30"));
    told(of(Type.REFUNDED, "30"));

    assertThat(house.invoice(invoice).isSettled()).isTrue();
    assertThat(intake.find(paid.id()).orElseThrow().allocatedTo(Target.REFUND)).isEqualTo(usd("30"));
  }

  @Test
  void moneyThatTurnsOutToBeTrustMoneyLeavesTheInvoice() {
    var invoice = invoice("100");
    told(received("100", invoice));

    var forTrust = told(
        of(Type.PENDING, "100").meant(Purpose.invoice(invoice.value(), PaymentMethod.ACH, Account.TRUST)));

    assertThat(forTrust.leftover()).contains(Leftover.TRUST_MONEY);
    assertThat(forTrust.unapplied()).isEqualTo(usd("100"));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
  }

  @RepeatedTest(8)
  void twoEventsOfOnePaymentAtOnceComeToTheSame() {
    var invoice = invoice("100");
    var receipt = received("100", invoice);
    var refund = of(Type.REFUNDED, "40");

    CompletableFuture.allOf(
        CompletableFuture.runAsync(() -> intake.report(receipt, Actor.ENGINE)),
        CompletableFuture.runAsync(() -> intake.report(refund, Actor.ENGINE)),
        CompletableFuture.runAsync(() -> intake.report(receipt, Actor.ENGINE))).join();
    var paid = house.allocate(((Intake.Taken) intake.report(refund, Actor.ENGINE)).payment());

    assertThat(paid.allocatedTo(Target.INVOICE)).isEqualTo(usd("60"));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("40"));
    assertThat(house.running(INTAKE, paid.id())).isEmpty();
  }

  @RepeatedTest(4)
  void aRefundThatComesWhileItsPaymentIsAllocatedIsNotLost() {
    var invoice = invoice("100");
    var stored = intake.take(received("100", invoice), Actor.ENGINE);

    CompletableFuture.allOf(
        CompletableFuture.runAsync(() -> house.allocate(stored)),
        CompletableFuture.runAsync(() -> intake.report(of(Type.REFUNDED, "40"), Actor.ENGINE))).join();
    var paid = house.allocate(stored);

    assertThat(paid.state()).isEqualTo(State.REFUNDED);
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("40"));
  }

  @Test
  void aStepThatFellIntoThePaidTimeIsLeftOutWithItsReason() {
    var invoice = invoice("100");
    told(received("100", invoice));
    house.onDay(12, invoice);

    told(of(Type.REFUNDED, "100"));

    assertThat(house.stepsOf(invoice)).singleElement().satisfies(step -> {
      assertThat(step.outcome()).isEqualTo(Outcome.PASSED);
      assertThat(step.reason()).contains("The invoice was paid when the step was due.");
    });
  }

  private boolean blocked(Payment which) {
    var bookkeeper = new Actor(new UserId("bookkeeper"), Set.of(Role.BOOKKEEPER), Optional.empty(), true);
    return awaited.blockedFor(bookkeeper).stream().anyMatch(work -> work.id().equals(which.id().toString()));
  }

  private Payment told(PaymentEvent event) {
    return house.allocate(intake.take(event, Actor.ENGINE));
  }

  private InvoiceNumber invoice(String total) {
    return house.delivered(firm.hourlyMatter().loaded(), total);
  }

  private PaymentEvent received(String amount, InvoiceNumber invoice) {
    return of(Type.RECEIVED, amount).meant(Purpose.invoice(invoice.value(), PaymentMethod.CARD, Account.OPERATING));
  }

  private PaymentEvent announced(String amount, InvoiceNumber invoice) {
    return of(Type.PENDING, amount).meant(Purpose.invoice(invoice.value(), PaymentMethod.ACH, Account.OPERATING));
  }

  private PaymentEvent of(Type type, String amount) {
    return PaymentEvent.of(type, key(), usd(amount), today());
  }

  private PaymentEvent item(Type type, String item, String amount) {
    return PaymentEvent.of(type, key().item(item), usd(amount), today());
  }

  private Key key() {
    return Key.of("test", "evt_" + UUID.randomUUID(), payment);
  }

  private LocalDate today() {
    return DELIVERED;
  }
}
