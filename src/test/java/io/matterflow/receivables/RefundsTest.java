package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.INTAKE;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.engine.WorkItems;
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
import io.matterflow.receivables.Payment.State;
import io.matterflow.receivables.UnappliedMoney.Word;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that the firm gives back: who agrees, what goes out once, and what it leaves behind. */
@ProductTest
@Tag("both-databases")
class RefundsTest {

  private static final String REFUND = "payment-refund";
  private static final String PROCESSOR = "payments.local";
  private static final Actor BOOKKEEPER = person("bookkeeper", Role.BOOKKEEPER);
  private static final Actor ADMIN = person("billing-admin", Role.BILLING_ADMIN);

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PaymentIntake intake;
  @Autowired private UnappliedMoney money;
  @Autowired private Refunds refunds;
  @Autowired private Effects effects;
  @Autowired private LocalVendors vendors;
  @Autowired private TaskService tasks;
  @Autowired private WorkItems workItems;
  @Autowired private Jobs jobs;

  private LocalVendor processor;
  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheDelivery() {
    processor = vendors.named("refunds");
    asOthersLeftIt = house.now();
    house.itIs(START);
  }

  @AfterEach
  void allIsWell() {
    processor.become(Mood.WELL);
    house.itIs(asOthersLeftIt);
  }

  @Test
  void aRefundWaitsForSomebodyElseAndThenGoesOutOnce() {
    var invoice = invoice("100");
    var payment = paid(PROCESSOR, invoice, "100", Account.OPERATING);
    var refund = asked(payment, "40");
    assertThat(tasks(refund)).containsExactly("authorizeRefund");

    assertThat(refunds.decide(refund.id(), true, Optional.empty(), BOOKKEEPER))
        .isInstanceOf(RefundAnswer.OwnRequest.class);
    assertThat(refunds.decide(refund.id(), true, Optional.empty(), ADMIN)).isInstanceOf(RefundAnswer.Standing.class);
    assertThat(refunds.decide(refund.id(), true, Optional.empty(), ADMIN))
        .isInstanceOf(RefundAnswer.AlreadyDecided.class);
    assertThat(sent(refund)).isZero();
    jobs.runDue(REFUND, refund.id().toString());

    assertThat(sent(refund)).isOne();
    assertThat(house.running(REFUND, refund.id())).isEmpty();
    var after = house.allocate(payment);
    assertThat(after.allocatedTo(Target.REFUND)).isEqualTo(usd("40"));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("40"));
    assertThat(house.isChased(invoice)).isTrue();
    assertThat(refunds.required(refund.id()).state()).isEqualTo(Refund.State.MADE);
  }

  @Test
  void theProcessorsOwnWordOfOurRefundIsNoSecondOne() {
    var invoice = invoice("100");
    var payment = paid(PROCESSOR, invoice, "100", Account.OPERATING);
    var refund = made(asked(payment, "40"));

    var key = Key.of(PROCESSOR, "evt_" + UUID.randomUUID(), payment.paymentRef()).item("refund:" + refund.id());
    intake.take(PaymentEvent.of(Type.REFUNDED, key, usd("40"), DELIVERED), Actor.ENGINE);
    house.allocate(payment);

    assertThat(house.invoice(invoice).open()).isEqualTo(usd("40"));
  }

  @Test
  void aRefusedRefundLeavesEverythingAsItWas() {
    var invoice = invoice("100");
    var refund = asked(paid(PROCESSOR, invoice, "100", Account.OPERATING), "40");

    refunds.decide(refund.id(), false, Optional.of("The client owes more."), ADMIN);

    assertThat(house.running(REFUND, refund.id())).isEmpty();
    assertThat(refunds.required(refund.id()).state()).isEqualTo(Refund.State.REFUSED);
    assertThat(house.invoice(invoice).isSettled()).isTrue();
    assertThat(sent(refund)).isZero();
  }

  @Test
  void noMoreGoesBackThanIsHere() {
    var payment = paid(PROCESSOR, invoice("100"), "100", Account.OPERATING);
    asked(payment, "70");

    assertThat(refunds.request(payment.id(), Optional.of(usd("30.01")), "Again", BOOKKEEPER))
        .isEqualTo(new RefundAnswer.MoreThanHeld(usd("30")));
    assertThat(refunds.request(payment.id(), Optional.of(usd("0")), "Again", BOOKKEEPER))
        .isInstanceOf(RefundAnswer.MoreThanHeld.class);
    assertThat(
        ((RefundAnswer.Standing) refunds.request(payment.id(), Optional.empty(), "The rest", BOOKKEEPER)).refund()
            .amount())
        .isEqualTo(usd("30"));
  }

  @Test
  void trustMoneyIsNotRefundedHere() {
    var payment = paid(PROCESSOR, invoice("100"), "100", Account.TRUST);

    assertThat(refunds.request(payment.id(), Optional.empty(), "Asked back", BOOKKEEPER))
        .isInstanceOf(RefundAnswer.TrustMoney.class);
  }

  @Test
  void whatIsChargedBackMeanwhileIsNotRefundedToo() {
    var payment = paid(PROCESSOR, invoice("100"), "100", Account.OPERATING);
    var refund = asked(payment, "40");
    refunds.decide(refund.id(), true, Optional.empty(), ADMIN);
    intake.take(PaymentEvent.of(
        Type.DISPUTE_OPENED, Key.of(PROCESSOR, "dp_" + UUID.randomUUID(), payment.paymentRef()), usd("100"), DELIVERED),
        Actor.ENGINE);

    jobs.runDue(REFUND, refund.id().toString());

    assertThat(sent(refund)).isZero();
    assertThat(house.running(REFUND, refund.id())).isEmpty();
    assertThat(refunds.required(refund.id()).state()).isEqualTo(Refund.State.REFUSED);
  }

  @Test
  void anOverpaymentByCardGoesBackToTheCardByTheBookkeepersWord() {
    var invoice = invoice("100");
    var payment = paid(PROCESSOR, invoice, "130", Account.OPERATING);

    money.decide(payment.id(), new Word(
        RestDecision.REFUND, Optional.empty(), Optional.empty(), Optional.of("Paid too much.")), BOOKKEEPER);
    assertThat(intake.find(payment.id()).orElseThrow().state()).isEqualTo(State.REFUNDING);
    var refund = refunds.of(payment.id()).get(0);
    assertThat(tasks(refund)).isEmpty();
    jobs.runDue(REFUND, refund.id().toString());

    var after = house.allocate(payment);
    assertThat(after.state()).isEqualTo(State.REFUNDED);
    assertThat(after.unapplied()).isEqualTo(usd("0"));
    assertThat(house.invoice(invoice).isSettled()).isTrue();
    assertThat(sent(refund)).isOne();
  }

  @Test
  void whatIsOnItsWayBackIsNotAskedAboutAgain() {
    var payment = paid(PROCESSOR, invoice("100"), "130", Account.OPERATING);
    money.decide(payment.id(), new Word(
        RestDecision.REFUND, Optional.empty(), Optional.empty(), Optional.of("Paid too much.")), BOOKKEEPER);

    intake.take(PaymentEvent.of(
        Type.DISPUTE_OPENED, Key.of(PROCESSOR, "dp_" + UUID.randomUUID(), payment.paymentRef()), usd("10"), DELIVERED),
        Actor.ENGINE);
    var after = house.allocate(payment);

    assertThat(after.state()).isNotEqualTo(State.UNDECIDED);
    assertThat(house.running(INTAKE, payment.id())).isEmpty();
  }

  @Test
  void aChecksMoneyIsPaidBackByHand() {
    var invoice = invoice("100");
    var payment = paid("manual", invoice, "100", Account.OPERATING);
    var refund = asked(payment, "40");
    refunds.decide(refund.id(), true, Optional.empty(), ADMIN);
    assertThat(tasks(refund)).containsExactly("refundByHand");

    assertThat(refunds.madeByHand(refund.id(), "Check 2001", BOOKKEEPER)).isTrue();
    assertThat(refunds.madeByHand(refund.id(), "Check 2001", BOOKKEEPER)).isFalse();

    house.allocate(payment);
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("40"));
    assertThat(house.running(REFUND, refund.id())).isEmpty();
  }

  @Test
  void aProcessorThatNeverAnswersIsAskedAndNothingIsRefundedTwice() {
    var payment = paid(PROCESSOR, invoice("100"), "100", Account.OPERATING);
    var refund = asked(payment, "40");
    refunds.decide(refund.id(), true, Optional.empty(), ADMIN);
    processor.become(Mood.HANG_AFTER, Duration.ZERO);

    assertThatThrownBy(() -> house.doTheDueJob(REFUND, refund.id())).hasMessageContaining("did not answer");
    assertThat(effects.stateOf(EffectKey.of("refund", refund.id()))).isNotEqualTo(Optional.of(Effects.State.CONFIRMED));
    house.itIs(START.plus(Duration.ofHours(1)));
    house.doTheDueJob(REFUND, refund.id());
    assertThat(tasks(refund)).containsExactly("confirmWhetherSent_refund");

    processor.become(Mood.WELL);
    effects.settle(EffectKey.of("refund", refund.id()), true, BOOKKEEPER);
    finish(refund);
    jobs.runDue(REFUND, refund.id().toString());

    assertThat(sent(refund)).isOne();
    assertThat(refunds.required(refund.id()).state()).isEqualTo(Refund.State.MADE);
    assertThat(house.allocate(payment).allocatedTo(Target.REFUND)).isEqualTo(usd("40"));
  }

  private void finish(Refund refund) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(refund.id().toString()).singleResult();
    workItems.complete(REFUND, task.getTaskDefinitionKey(), refund.id().toString(), Actor.ENGINE, Map.of());
  }



  private Refund made(Refund refund) {
    refunds.decide(refund.id(), true, Optional.empty(), ADMIN);
    jobs.runDue(REFUND, refund.id().toString());
    return refunds.required(refund.id());
  }

  private Refund asked(Payment payment, String amount) {
    return ((RefundAnswer.Standing) refunds.request(payment.id(), Optional.of(usd(amount)), "Asked back", BOOKKEEPER))
        .refund();
  }

  private long sent(Refund refund) {
    return processor.entries().stream().filter(entry -> entry.key().equals("refund:" + refund.id())).count();
  }

  private List<String> tasks(Refund refund) {
    return tasks.createTaskQuery()
        .processDefinitionKey(REFUND)
        .processInstanceBusinessKey(refund.id().toString())
        .list().stream()
        .map(task -> task.getTaskDefinitionKey())
        .toList();
  }

  private InvoiceNumber invoice(String total) {
    return house.delivered(firm.hourlyMatter().loaded(), total);
  }

  private Payment paid(String source, InvoiceNumber invoice, String amount, Account account) {
    var id = UUID.randomUUID().toString();
    return house.allocate(intake.take(PaymentEvent.of(Type.RECEIVED, Key.of(source, id, id), usd(amount), DELIVERED)
        .meant(Purpose.invoice(invoice.value(), PaymentMethod.CARD, account)), Actor.ENGINE));
  }

  private static Actor person(String name, Role role) {
    return new Actor(new UserId(name), Set.of(role), Optional.empty(), true);
  }
}
