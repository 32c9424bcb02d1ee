package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.INTAKE;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that no invoice takes waits for the bookkeeper, who says once where it goes. */
@ProductTest
@Tag("both-databases")
class UnappliedMoneyTest {
  private static final Actor BOOKKEEPER =
      new Actor(new UserId("bookkeeper"), Set.of(Role.BOOKKEEPER), Optional.empty(), true);

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PaymentIntake intake;
  @Autowired private UnappliedMoney money;
  @Autowired private AuditTrail audit;

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

    assertThat(allocated.allocations()).containsExactly(Receivables.settled(invoice, "100"));
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
    var payment = house
        .allocate(intake.take(new PaymentReported(report.source(), report.eventId(), report.invoiceNumber(),
        Optional.empty(), report.amount(), report.receivedOn(), report.method(), Account.TRUST), Actor.ENGINE));

    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
    assertThat(house.isChased(invoice)).isTrue();
    assertThat(house.tasks(INTAKE, payment.id()).get(0).getName()).contains("on the trust account");
    assertThat(money.optionsFor(payment.id()).decisions()).containsExactly(RestDecision.TRUST, RestDecision.REFUND);

    decide(payment, word(RestDecision.TRUST));
    var recorded = intake.find(payment.id()).orElseThrow();
    assertThat(recorded.state()).isEqualTo(State.IN_TRUST);
    assertThat(recorded.unapplied()).isEqualTo(usd("0"));
  }

  private void decide(Payment payment, Word word) {
    assertThat(money.decide(payment.id(), word, BOOKKEEPER)).isInstanceOf(RestAnswer.Decided.class);
  }

  private List<RecordedAct> acts(Payment payment) {
    return audit.acts(new AuditQuery(
        Optional.of("payment"), Optional.of(payment.id().toString()), Optional.empty(), Optional.empty(), 10));
  }

  private static Word word(RestDecision decision) {
    return new Word(decision, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Word assignedTo(InvoiceNumber invoice) {
    return new Word(RestDecision.ASSIGN, Optional.of(invoice), Optional.empty(), Optional.empty());
  }
}
