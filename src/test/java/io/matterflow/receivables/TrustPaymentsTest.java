package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.INTAKE;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.State;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.DepositMethod;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.Deposits.Selection;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustHouse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments that are meant for trust: deposits of their matter where the books of its account are ours. */
@ProductTest
@Tag("both-databases")
class TrustPaymentsTest {

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private TrustHouse trust;
  @Autowired private PaymentIntake intake;
  @Autowired private Deposits deposits;

  private final String payment = "ch_" + UUID.randomUUID();
  private Instant asOthersLeftIt;
  private TrustAccountId account;
  private InvoiceNumber invoice;
  private LedgerId ledger;

  @BeforeEach
  void aMatterHasAnAccountInOurBooks() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    account = trust.opened(Map.of());
    var matter = firm.hourlyMatter().fundedBy(account.value(), "0.00").loaded();
    ledger = LedgerId.of(matter.id());
    invoice = house.delivered(matter, "100");
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void aCardPaymentIsADepositOfTheWholeUnclearedAndAsksNobodyToRecordIt() {
    told(received());
    told(PaymentEvent.of(Type.FEE_CHARGED, Key.of("test", UUID.randomUUID().toString(), payment), usd("2.96"),
        DELIVERED));

    var paid = paid();
    assertThat(paid.state()).isEqualTo(State.IN_TRUST);
    assertThat(house.running(INTAKE, paid.id())).isEmpty();
    assertThat(deposited()).singleElement().satisfies(deposit -> {
      assertThat(deposit.amount()).isEqualTo(usd("100"));
      assertThat(deposit.method()).isEqualTo(DepositMethod.CARD_GROSS);
      assertThat(deposit.state()).isEqualTo(Deposit.State.POSTED);
      assertThat(deposit.ledger()).contains(ledger);
      assertThat(paid.allocations()).anySatisfy(part -> assertThat(part.note()).contains(deposit.id().toString()));
    });
    assertThat(trust.book(account, ledger)).isEqualTo(usd("100"));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
  }

  @Test
  void theSamePaymentToldAgainIsNoSecondDeposit() {
    var event = received();
    told(event);
    told(event);
    told(PaymentEvent.of(Type.RECEIVED, Key.of("test", UUID.randomUUID().toString(), payment), usd("100"), DELIVERED));

    assertThat(deposited()).hasSize(1);
    assertThat(trust.book(account, ledger)).isEqualTo(usd("100"));
  }

  @Test
  void aChargebackLeavesTheLedgerToALawyerAndAsksTheBookkeeper() {
    told(received());

    told(PaymentEvent.of(Type.DISPUTE_OPENED, Key.of("test", UUID.randomUUID().toString(), payment), usd("100"),
        DELIVERED));

    assertThat(paid().allocatedTo(Target.TRUST)).isEqualTo(usd("0"));
    assertThat(trust.book(account, ledger)).isEqualTo(usd("100"));
  }

  @Test
  void whereTheBooksAreNotOursTheBookkeeperRecordsIt() {
    var elsewhere = house.delivered(firm.hourlyMatter().fundedBy("NOT-OURS", "0.00").loaded(), "100");
    invoice = elsewhere;

    told(received());

    assertThat(paid().state()).isEqualTo(State.UNDECIDED);
    assertThat(house.tasks(INTAKE, paid().id())).hasSize(1);
  }

  private PaymentEvent received() {
    return PaymentEvent.of(Type.RECEIVED, Key.of("test", UUID.randomUUID().toString(), payment), usd("100"), DELIVERED)
        .meant(Purpose.invoice(invoice.value(), PaymentMethod.CARD, Account.TRUST));
  }

  private void told(PaymentEvent event) {
    house.allocate(intake.take(event, Actor.ENGINE));
  }

  private Payment paid() {
    return intake.of(invoice).get(0);
  }

  private List<Deposit> deposited() {
    return deposits
        .list(new Selection(Optional.of(account), Optional.empty(), Optional.empty(), DELIVERED.minusDays(99),
        DELIVERED.plusDays(99), 10));
  }
}
