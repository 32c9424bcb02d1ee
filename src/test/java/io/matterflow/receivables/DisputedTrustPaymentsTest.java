package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.State;
import io.matterflow.receivables.UnappliedMoney.Word;
import io.matterflow.trust.BankEvent;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEventId;
import io.matterflow.trust.BankEvents;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.Deposits.Selection;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustHouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The card's bank withholds a payment that is on a client's ledger, and gives it back: the ledger holds the money once.
 */
@ProductTest
@Tag("both-databases")
class DisputedTrustPaymentsTest {

  private static final Actor BOOKKEEPER = TrustHouse.person("bookkeeper", Role.BOOKKEEPER);

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private TrustHouse trust;
  @Autowired private PaymentIntake intake;
  @Autowired private UnappliedMoney money;
  @Autowired private Deposits deposits;
  @Autowired private BankEvents bank;

  private final String payment = "ch_" + UUID.randomUUID();
  private Instant asOthersLeftIt;
  private TrustAccountId account;
  private Engagement matter;
  private InvoiceNumber invoice;
  private LedgerId ledger;

  @BeforeEach
  void aMatterHasAnAccountInOurBooks() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    account = trust.opened(Map.of());
    matter = firm.hourlyMatter().fundedBy(account.value(), "0.00").loaded();
    ledger = LedgerId.of(matter.id());
    invoice = house.delivered(matter, "100");
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void whatWasWonIsNoSecondDeposit() {
    told(received("100"), of(Type.DISPUTE_OPENED, "100", 1), of(Type.DISPUTE_WON, "100", 2));

    isInTrustOnce("100");
  }

  @Test
  void newsToldAgainAndTwoDisputesInTurnChangeNothing() {
    var receipt = received("100");
    var opened = of(Type.DISPUTE_OPENED, "100", 1);
    var won = of(Type.DISPUTE_WON, "100", 2);
    told(receipt, opened, opened, won, won, receipt, opened);
    told(of(Type.DISPUTE_WON, "100", 2));
    told(of(Type.DISPUTE_OPENED, "100", 3), of(Type.DISPUTE_WON, "100", 4));

    isInTrustOnce("100");
  }

  @Test
  void aDisputeThatWasWonBeforeItWasToldTakesNothing() {
    told(received("100"), of(Type.DISPUTE_WON, "100", 2), of(Type.DISPUTE_OPENED, "100", 1));

    isInTrustOnce("100");
  }

  /** What never came onto the ledger comes there when the dispute is won. */
  @Test
  void aDisputeThatIsToldBeforeItsPaymentKeepsItOffTheLedgerUntilItIsWon() {
    told(of(Type.DISPUTE_OPENED, "100", 1), received("100"));
    assertThat(deposited()).isEmpty();
    assertThat(paid().state()).isEqualTo(State.CHARGED_BACK);

    told(of(Type.DISPUTE_WON, "100", 2));

    isInTrustOnce("100");
  }

  @Test
  void ofAPartThatCameFirstOnlyTheRestIsDeposited() {
    told(received("60"), of(Type.DISPUTE_OPENED, "100", 1), received("100"));
    assertThat(deposited()).hasSize(1);

    told(of(Type.DISPUTE_WON, "100", 2));

    assertThat(deposited()).extracting(Deposit::amount).containsExactlyInAnyOrder(usd("60"), usd("40"));
    assertThat(trust.book(account, ledger)).isEqualTo(usd("100"));
    assertThat(paid().allocatedTo(Target.TRUST)).isEqualTo(usd("100"));
    assertThat(paid().state()).isEqualTo(State.IN_TRUST);
  }

  @Test
  void aPartIsWithheldAndWon() {
    told(received("100"), of(Type.DISPUTE_OPENED, "30", 1));
    assertThat(paid().allocatedTo(Target.TRUST)).isEqualTo(usd("70"));

    told(of(Type.DISPUTE_WON, "30", 2));

    isInTrustOnce("100");
  }

  @Test
  void oneOfTwoDisputesIsWon() {
    told(received("100"), of("one", Type.DISPUTE_OPENED, "30"), of("other", Type.DISPUTE_OPENED, "50"),
        of("one", Type.DISPUTE_WON, "30"));

    assertThat(paid().allocatedTo(Target.TRUST)).isEqualTo(usd("50"));
    assertThat(paid().state()).isEqualTo(State.CHARGED_BACK);
    assertThat(deposited()).hasSize(1);

    told(of("other", Type.DISPUTE_WON, "50"));

    isInTrustOnce("100");
  }

  /** The ledger is the lawyer's, who books what the bank took. */
  @Test
  void whatWasLostIsNotInTrustAndIsNoDeposit() {
    told(received("100"), of(Type.DISPUTE_OPENED, "100", 1), of(Type.DISPUTE_LOST, "100", 2));

    assertThat(paid().state()).isEqualTo(State.CHARGED_BACK);
    assertThat(paid().allocatedTo(Target.TRUST)).isEqualTo(usd("0"));
    assertThat(deposited()).hasSize(1);

    told(of(Type.DISPUTE_WON, "100", 3));
    isInTrustOnce("100");
  }

  /** Where the card's bank took it out of the trust account itself, it comes back there. */
  @Test
  void whatTheBankTookOffTheLedgerComesBackAsADeposit() {
    told(received("100"), of(Type.DISPUTE_OPENED, "100", 1));
    bankTook("40");
    assertThat(trust.book(account, ledger)).isEqualTo(usd("60"));

    told(of(Type.DISPUTE_WON, "100", 2));

    assertThat(deposited()).extracting(Deposit::amount).containsExactlyInAnyOrder(usd("100"), usd("40"));
    assertThat(trust.book(account, ledger)).isEqualTo(usd("100"));
    assertThat(paid().allocatedTo(Target.TRUST)).isEqualTo(usd("100"));
  }

  @Test
  void whatWasRefundedMeanwhileDoesNotComeBack() {
    told(received("100"), of(Type.DISPUTE_OPENED, "100", 1), of(Type.REFUNDED, "60", 1),
        of(Type.DISPUTE_WON, "100", 2));

    assertThat(paid().allocatedTo(Target.REFUND)).isEqualTo(usd("60"));
    assertThat(paid().allocatedTo(Target.TRUST)).isEqualTo(usd("40"));
    assertThat(paid().unapplied()).isEqualTo(usd("0"));
    assertThat(deposited()).hasSize(1);
  }

  /** The bank's return of the first is the lawyer's to book; the second try is money of its own. */
  @Test
  void aPaymentThatFailedAndCameAgainIsADepositOfItsOwn() {
    told(received("100"), of(Type.FAILED, "100", 1));
    assertThat(paid().state()).isEqualTo(State.FAILED);
    bankTook("100");

    told(of(Type.RECEIVED, "100", 3));

    assertThat(paid().state()).isEqualTo(State.IN_TRUST);
    assertThat(trust.book(account, ledger)).isEqualTo(usd("100"));
    assertThat(paid().allocatedTo(Target.TRUST)).isEqualTo(trust.book(account, ledger));
  }

  /** What was left over of the firm's own money, and went to the ledger by the bookkeeper's word. */
  @Test
  void aRestInTrustStandsWhileTheInvoiceIsSettledAgain() {
    told(of(Type.RECEIVED, "130", 0).meant(Purpose.invoice(invoice.value(), PaymentMethod.CARD, Account.OPERATING)));
    assertThat(money.decide(paid().id(),
        new Word(RestDecision.TRUST, Optional.empty(), Optional.empty(), Optional.empty()), BOOKKEEPER))
        .isInstanceOf(RestAnswer.Decided.class);
    told(of(Type.DISPUTE_OPENED, "130", 1));
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));

    told(of(Type.DISPUTE_WON, "130", 2));

    isInTrustOnce("30");
    assertThat(house.invoice(invoice).isSettled()).isTrue();
    assertThat(paid().allocations()).contains(settled(invoice, "100"));
  }

  private void isInTrustOnce(String amount) {
    assertThat(deposited()).singleElement().satisfies(deposit -> assertThat(deposit.amount()).isEqualTo(usd(amount)));
    assertThat(trust.book(account, ledger)).isEqualTo(usd(amount));
    assertThat(paid().allocatedTo(Target.TRUST)).isEqualTo(usd(amount));
    assertThat(paid().allocatedTo(Target.CHARGEBACK)).isEqualTo(usd("0"));
    assertThat(paid().unapplied()).isEqualTo(usd("0"));
    assertThat(paid().state()).isEqualTo(State.IN_TRUST);
  }

  private void bankTook(String amount) {
    var item = deposited().get(0).id().value();
    assertThat(
        bank.take(new BankEvent(BankEventId.next(), account, UUID.randomUUID().toString(), DELIVERED, Kind.CHARGEBACK,
        Optional.of(item), Optional.empty(), Optional.of(usd(amount)), Optional.empty()), "test", BOOKKEEPER))
        .isInstanceOf(Outcome.Taken.class);
  }

  private PaymentEvent received(String amount) {
    return of(Type.RECEIVED, amount, 0).meant(Purpose.invoice(invoice.value(), PaymentMethod.CARD, Account.TRUST));
  }

  private PaymentEvent of(Type type, String amount, int day) {
    return PaymentEvent.of(type, key(), usd(amount), DELIVERED.plusDays(day));
  }

  private PaymentEvent of(String item, Type type, String amount) {
    return PaymentEvent.of(type, key().item(item), usd(amount), DELIVERED);
  }

  private Key key() {
    return Key.of("test", UUID.randomUUID().toString(), payment);
  }

  private void told(PaymentEvent... events) {
    Stream.of(events).forEach(event -> house.allocate(intake.take(event, Actor.ENGINE)));
  }

  private Payment paid() {
    return intake.of(invoice).get(0);
  }

  private List<Deposit> deposited() {
    return deposits.list(new Selection(Optional.of(account), Optional.empty(), Optional.empty(), LocalDate.EPOCH,
        DELIVERED.plusDays(99), 10));
  }
}
