package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.INTAKE;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.State;
import io.matterflow.receivables.UnappliedMoney.Word;
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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Money that settled no invoice and is a client's: the bookkeeper's word puts it on the ledger of its matter, once. */
@ProductTest
@Tag("both-databases")
class LeftoversIntoTrustTest {

  private static final Actor BOOKKEEPER = TrustHouse.person("bookkeeper", Role.BOOKKEEPER);

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private TrustHouse trust;
  @Autowired private PaymentIntake intake;
  @Autowired private UnappliedMoney money;
  @Autowired private Deposits deposits;
  @Autowired private JdbcTemplate rows;

  private Instant asOthersLeftIt;
  private TrustAccountId account;
  private Engagement matter;
  private LedgerId ledger;

  @BeforeEach
  void aMatterHasAnAccountInOurBooks() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    account = trust.opened(Map.of());
    matter = firm.hourlyMatter().fundedBy(account.value(), "0.00").loaded();
    ledger = LedgerId.of(matter.id());
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  /** Dr 2100 Cr 1000 in operating, and the deposit in trust: while it lay in operating it was a client's money. */
  @Test
  void anAdvanceThatCameWithoutAReferenceIsADepositOfToday() {
    var payment = house.pay(new InvoiceNumber("ADVANCE"), "4000");
    house.itIs(Receivables.day(1, "12:00"));

    decided(payment, Optional.of(matter.id()));

    assertThat(now(payment).state()).isEqualTo(State.IN_TRUST);
    assertThat(now(payment).unapplied()).isEqualTo(usd("0"));
    assertThat(house.running(INTAKE, payment.id())).isEmpty();
    assertThat(deposited()).singleElement().satisfies(deposit -> {
      assertThat(deposit.amount()).isEqualTo(usd("4000"));
      assertThat(deposit.receivedOn()).isEqualTo(DELIVERED.plusDays(1));
      assertThat(deposit.method()).isEqualTo(DepositMethod.OTHER);
      assertThat(now(payment).allocations())
          .anySatisfy(part -> assertThat(part.note()).contains(deposit.id().toString()));
    });
    assertThat(trust.book(account, ledger)).isEqualTo(usd("4000"));
    assertThat(booked(payment)).containsExactly("MONEY_RECEIVED CASH UNAPPLIED 4000.00",
        "MONEY_TO_TRUST UNAPPLIED CASH 4000.00");
  }

  @Test
  void whatAnInvoiceLeavesOverGoesToTheLedgerOfItsOwnMatter() {
    var invoice = house.delivered(matter, "100");
    var payment = house.pay(invoice, "130");

    decided(payment, Optional.empty());

    assertThat(trust.book(account, ledger)).isEqualTo(usd("30"));
    assertThat(now(payment).allocations()).contains(settled(invoice, "100"));
    assertThat(house.invoice(invoice).isSettled()).isTrue();
  }

  /** What a client has in trust is not taken to pay the firm's refund: the invoice is open again for it. */
  @Test
  void whatIsTakenBackLaterIsTakenFromTheInvoiceFirst() {
    var invoice = house.delivered(matter, "100");
    var payment = house.pay(invoice, "130");
    decided(payment, Optional.empty());

    told(payment, "40");
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("40"));
    assertThat(now(payment).allocatedTo(Target.TRUST)).isEqualTo(usd("30"));

    told(payment, "120");
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("100"));
    assertThat(now(payment).allocatedTo(Target.TRUST)).isEqualTo(usd("10"));
    assertThat(trust.book(account, ledger)).isEqualTo(usd("30"));
    assertThat(house.running("payment-chargeback", chargebackOf(payment))).isPresent();
  }

  @Test
  void trustMoneyThatNamedNoInvoiceIsADepositOfItsDay() {
    var payment = house.allocate(intake.take(new PaymentReported("test", UUID.randomUUID().toString(), Optional.empty(),
        Optional.empty(), usd("75"), DELIVERED.minusDays(3), "WIRE", Account.TRUST), Actor.ENGINE));

    decided(payment, Optional.of(matter.id()));

    assertThat(deposited()).singleElement().satisfies(deposit -> {
      assertThat(deposit.receivedOn()).isEqualTo(DELIVERED.minusDays(3));
      assertThat(deposit.method()).isEqualTo(DepositMethod.WIRE);
    });
    assertThat(booked(payment)).isEmpty();
  }

  @Test
  void nobodyKnowsForWhomAndNothingHappens() {
    var payment = house.pay(new InvoiceNumber("ADVANCE"), "40");

    assertThat(money.decide(payment.id(), word(Optional.empty()), BOOKKEEPER))
        .isInstanceOf(RestAnswer.NoSuchMatter.class);
    assertThat(money.decide(payment.id(), word(Optional.of(new MatterId("NO-SUCH"))), BOOKKEEPER))
        .isInstanceOf(RestAnswer.NoSuchMatter.class);

    assertThat(now(payment).state()).isEqualTo(State.UNDECIDED);
    assertThat(house.tasks(INTAKE, payment.id())).hasSize(1);
  }

  @Test
  void whereTheBooksAreNotOursThePersonHasRecordedIt() {
    var elsewhere = firm.hourlyMatter().fundedBy("NOT-OURS", "0.00").loaded();
    var payment = house.pay(new InvoiceNumber("ADVANCE"), "40");

    decided(payment, Optional.of(elsewhere.id()));

    assertThat(now(payment).state()).isEqualTo(State.IN_TRUST);
    assertThat(booked(payment)).contains("MONEY_TO_TRUST UNAPPLIED CASH 40.00");
  }

  @Test
  void theDoorSaysWhichMatterItNeeds() {
    var payment = house.pay(new InvoiceNumber("ADVANCE"), "40");
    var door = HttpCalls.to(port).as(Role.BOOKKEEPER.group());

    var refused = door.post("/api/payments/%s/decision".formatted(payment.id()), "{\"decision\": \"TRUST\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("NO_SUCH_MATTER", "/matterId");
    var taken = door.post("/api/payments/%s/decision".formatted(payment.id()),
        "{\"decision\": \"TRUST\", \"matterId\": \"%s\"}".formatted(matter.number()));

    assertThat(taken.status()).isEqualTo(200);
    assertThat(trust.book(account, ledger)).isEqualTo(usd("40"));
  }

  /** Rows of the firm's own may say otherwise in one state than in another. */
  @Test
  void theTableIsAskedWithTheJurisdictionOfTheMattersTrustAccount() {
    var known = house.pay(house.delivered(matter, "100"), "130");
    var unknown = house.pay(new InvoiceNumber("ADVANCE"), "40");

    decided(known, Optional.empty());
    decided(unknown, Optional.of(matter.id()));

    assertThat(asked(known)).contains("jurisdiction", "MODEL");
    assertThat(asked(unknown)).contains("jurisdiction").doesNotContain("MODEL");
  }

  private String asked(Payment payment) {
    return rows.queryForObject("select inputs from decision_record where decision = 'overpayment' and subject_id = ?",
        String.class,
        payment.id().toString());
  }

  private void decided(Payment payment, Optional<MatterId> whose) {
    assertThat(money.decide(payment.id(), word(whose), BOOKKEEPER)).isInstanceOf(RestAnswer.Decided.class);
  }

  private static Word word(Optional<MatterId> whose) {
    return new Word(RestDecision.TRUST, Optional.empty(), whose, Optional.empty(), Optional.empty());
  }

  private void told(Payment payment, String refunded) {
    house.allocate(intake.take(PaymentEvent.of(Type.REFUNDED,
        Key.of("test", UUID.randomUUID().toString(), payment.paymentRef()), usd(refunded), DELIVERED), Actor.ENGINE));
  }

  private Payment now(Payment payment) {
    return intake.find(payment.id()).orElseThrow();
  }

  private UUID chargebackOf(Payment payment) {
    return rows.queryForObject("select id from payment_chargeback where payment_id = ?", UUID.class,
        payment.id().value());
  }

  private List<Deposit> deposited() {
    return deposits
        .list(new Selection(Optional.of(account), Optional.empty(), Optional.empty(), DELIVERED.minusDays(99),
        DELIVERED.plusDays(99), 10));
  }

  private List<String> booked(Payment payment) {
    return rows.queryForList("""
        select entry.fact || ' ' || line.debit || ' ' || line.credit || ' ' || line.amount
        from journal_entry entry
        join journal_line line on line.entry_key = entry.entry_key
        where entry.payment_id = ?
        order by entry.position
        """, String.class, payment.id().value());
  }
}
