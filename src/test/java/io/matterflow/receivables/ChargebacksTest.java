package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.FIRM;
import static io.matterflow.receivables.Receivables.INTAKE;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Chargeback.Kind;
import io.matterflow.receivables.Chargeback.State;
import io.matterflow.receivables.Payment.Leftover;
import io.matterflow.receivables.UnappliedMoney.Word;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money that somebody else took back: what a bookkeeper is asked, by when, and what ends the question. */
@ProductTest
@Tag("both-databases")
class ChargebacksTest {

  private static final String CHARGEBACK = "payment-chargeback";

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PaymentIntake intake;
  @Autowired private UnappliedMoney money;
  @Autowired private Chargebacks chargebacks;
  @Autowired private TaskService tasks;
  @Autowired private JdbcClient jdbc;

  private final String payment = "ch_" + UUID.randomUUID();
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
  void aDisputeAsksForEvidenceUntilTheProcessorsDay() {
    var invoice = invoice("100");
    told(received("100", invoice, Account.OPERATING));

    told(of(Type.DISPUTE_OPENED, "100").answeredBy(DELIVERED.plusDays(2)));

    var task = question();
    assertThat(task.getName()).startsWith("Answer the chargeback for invoice " + invoice).doesNotContain("100.00");
    assertThat(house.isOffered(task, "bookkeeper")).isTrue();
    assertThat(task.getDueDate().toInstant()).isEqualTo(DELIVERED.plusDays(2).atTime(17, 0).atZone(FIRM).toInstant());
    var chargeback = chargebacks.required(id());
    assertThat(chargeback.amount()).isEqualTo(usd("100"));
    assertThat(chargebacks.advice(chargeback)).contains("Send the processor the evidence");
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
  }

  @Test
  void anAnswerIsGivenOnceAndALaterLossOnlyKept() {
    var invoice = invoice("100");
    told(received("100", invoice, Account.OPERATING));
    told(of(Type.DISPUTE_OPENED, "100"));

    assertThat(chargebacks.answer(id(), "EVIDENCE_SENT", Optional.empty(), Actor.ENGINE)).isTrue();
    assertThat(chargebacks.answer(id(), "EVIDENCE_SENT", Optional.empty(), Actor.ENGINE)).isFalse();
    assertThat(house.running(CHARGEBACK, id())).isEmpty();

    told(of(Type.DISPUTE_LOST, "100"));
    assertThat(chargebacks.required(id()).state()).isEqualTo(State.LOST);
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
    assertThat(house.isChased(invoice)).isTrue();
  }

  @Test
  void whatTheBankHasDecidedNeedsNoAnswerAnyMore() {
    var invoice = invoice("100");
    told(received("100", invoice, Account.OPERATING));
    told(of(Type.DISPUTE_OPENED, "60"));

    told(of(Type.DISPUTE_WON, "60"));

    assertThat(house.running(CHARGEBACK, id())).isEmpty();
    assertThat(chargebacks.required(id()).state()).isEqualTo(State.WON);
    assertThat(house.invoice(invoice).isSettled()).isTrue();
  }

  @Test
  void aDisputeThatIsWonBeforeItWasToldAsksNobody() {
    told(of(Type.DISPUTE_WON, "100"));
    told(of(Type.DISPUTE_OPENED, "100"));
    told(received("100", invoice("100"), Account.OPERATING));

    assertThat(cases()).isEmpty();
  }

  @Test
  void aReturnedDebitAsksForAnotherWayToPay() {
    var invoice = invoice("100");
    told(received("100", invoice, Account.OPERATING));

    told(of(Type.FAILED, "100"));
    told(of(Type.FAILED, "100"));

    assertThat(chargebacks.required(id()).kind()).isEqualTo(Kind.RETURN);
    assertThat(question().getName()).startsWith("See to the returned payment");
  }

  @Test
  void aFeeIsNotedAndNeverLowersThePayment() {
    var invoice = invoice("100");
    var before = told(received("100", invoice, Account.OPERATING));

    var after = told(of(Type.FEE_CHARGED, "3.20").meant(takenFrom(Account.OPERATING)));

    assertThat(after).isEqualTo(before);
    assertThat(house.invoice(invoice).isSettled()).isTrue();
    assertThat(cases()).isEmpty();
    assertThat(intake.storyOf(after).fees()).isEqualTo(usd("3.20"));
  }

  @Test
  void aFeeFromTheTrustAccountIsToBeMadeGoodAtOnce() {
    var paid = told(received("100", invoice("100"), Account.TRUST));

    told(of(Type.FEE_CHARGED, "3.20").meant(takenFrom(Account.TRUST)));

    var chargeback = chargebacks.required(id());
    assertThat(chargeback.kind()).isEqualTo(Kind.TRUST_FEE);
    assertThat(chargeback.amount()).isEqualTo(usd("3.20"));
    assertThat(question().getName()).startsWith("Make good a fee taken from the trust account");
    assertThat(intake.find(paid.id()).orElseThrow().unapplied()).isEqualTo(usd("100"));
  }

  @Test
  void trustMoneyThatWentBackIsToBeRecordedInTheBooksOfTrust() {
    var paid = told(received("100", invoice("100"), Account.TRUST));
    assertThat(paid.leftover()).contains(Leftover.TRUST_MONEY);
    money.decide(paid.id(),
        new Word(RestDecision.TRUST, Optional.empty(), Optional.empty(), Optional.empty()), Actor.ENGINE);

    told(of(Type.REFUNDED, "30"));

    assertThat(chargebacks.required(id()).kind()).isEqualTo(Kind.TRUST_MONEY);
    assertThat(chargebacks.required(id()).amount()).isEqualTo(usd("30"));
    assertThat(intake.find(paid.id()).orElseThrow().allocatedTo(Payment.Allocation.Target.TRUST)).isEqualTo(usd("70"));
    assertThat(house.running(INTAKE, paid.id())).isEmpty();
  }

  @Test
  void aDisputeOfTrustMoneyStopsTheLine() {
    told(received("100", invoice("100"), Account.TRUST));

    told(of(Type.DISPUTE_OPENED, "100"));

    assertThat(chargebacks.advice(chargebacks.required(id()))).startsWith("Stop:");
  }

  @ParameterizedTest
  @CsvSource({
      "DISPUTE, TRUST, 0", "DISPUTE, OPERATING, 5", "RETURN, TRUST, 0", "RETURN, OPERATING, 2", "TRUST_MONEY, TRUST, 0",
      "TRUST_FEE, OPERATING, 0"})
  void theTableSaysByWhen(Kind kind, Account account, int businessDays) {
    var rules = DecisionTesting.decisions().look(Chargeback.TABLE, new Chargeback.Facts(kind, account));

    assertThat(rules).singleElement()
        .satisfies(rule -> assertThat(rule.result().businessDays()).isEqualTo(businessDays));
  }

  @Test
  void aReturnOfTrustMoneyStopsTheLineToo() {
    told(received("100", invoice("100"), Account.TRUST));

    told(of(Type.FAILED, "100"));

    assertThat(chargebacks.advice(chargebacks.required(id()))).startsWith("Stop:");
  }

  private Task question() {
    return tasks.createTaskQuery()
        .processDefinitionKey(CHARGEBACK)
        .processInstanceBusinessKey(id().toString())
        .singleResult();
  }

  private ChargebackId id() {
    assertThat(cases()).hasSize(1);
    return cases().get(0);
  }

  private List<ChargebackId> cases() {
    return jdbc.sql("""
        select payment_chargeback.id
        from payment_chargeback
        join payment on payment.id = payment_id
        where payment_ref = :ref
        """).param("ref", payment).query(UUID.class).list().stream().map(ChargebackId::new).toList();
  }

  private Payment told(PaymentEvent event) {
    return house.allocate(intake.take(event, Actor.ENGINE));
  }

  private InvoiceNumber invoice(String total) {
    return house.delivered(firm.hourlyMatter().loaded(), total);
  }

  private PaymentEvent received(String amount, InvoiceNumber invoice, Account account) {
    return of(Type.RECEIVED, amount).meant(Purpose.invoice(invoice.value(), PaymentMethod.CARD, account));
  }

  private static Purpose takenFrom(Account account) {
    return new Purpose(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(account));
  }

  private PaymentEvent of(Type type, String amount) {
    return PaymentEvent.of(type, Key.of("test", "evt_" + UUID.randomUUID(), payment), usd(amount), DELIVERED);
  }
}
