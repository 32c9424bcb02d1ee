package io.matterflow.books;

import static io.matterflow.books.BookedHouse.event;
import static io.matterflow.books.BookedHouse.ref;
import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.books.DueFromClients.Open;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.ChartAccount;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.DrawdownAnswer;
import io.matterflow.trust.DrawdownId;
import io.matterflow.trust.DrawdownTerms;
import io.matterflow.trust.DrawdownType;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.Reconciliations;
import io.matterflow.trust.ReconcilingItem;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustAccounts.Opened;
import io.matterflow.trust.TrustAccounts.Opening;
import io.matterflow.trust.TrustCode;
import io.matterflow.trust.TrustHouse;
import io.matterflow.trust.TrustProof;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The twelve worked examples, one running month of one account through the product's services, to the cent: what each
 * event posts in the trust book, what in the firm's own, and what stands on every ledger afterwards.
 */
@ProductTest
@Tag("both-databases")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrustExamplesTest {

  @Autowired private TrustMonth month;
  @Autowired private TrustHouse trust;
  @Autowired private Draws draws;
  @Autowired private BookedHouse house;
  @Autowired private Invoices invoices;
  @Autowired private TrustAccounts accounts;
  @Autowired private Deposits deposits;
  @Autowired private DueFromClients dues;
  @Autowired private Reconciliations reconciliations;
  @Autowired private TrustProof proof;
  @Autowired private Journal journal;
  @Autowired private JdbcClient jdbc;

  private final TrustAccountId account = TrustHouse.name();
  private final String cardOfC = ref();
  private Client a;
  private Client b;
  private Client c;
  private InvoiceNumber no50110;
  private InvoiceNumber no50111;
  private InvoiceNumber no50115;
  private DepositId advanceOfA;
  private DepositId advanceOfC;
  private DepositId topUpOfA;
  private DrawdownId drawOfA;
  private DrawdownId drawOfB;
  private DrawdownId drawOfC;
  private BothBooks books;

  @BeforeAll
  void theMonthBegins() {
    draws.lawyersHoldAuthority();
    a = month.client(account);
    b = month.client(account);
    c = month.client(account);
    assertThat(accounts.open(new Opening(account, month.today().minusDays(30), Money.USD, "MODEL", Book.OURS,
        Map.of(a.ledger(), usd("5000"), b.ledger(), usd("1200"), c.ledger(), usd("0"), LedgerId.FLOAT, usd("100"))),
        LAWYER))
        .isInstanceOf(Opened.class);
    books = new BothBooks(journal, jdbc, account,
        Map.of(a.ledger(), "T200.A", b.ledger(), "T200.B", c.ledger(), "T200.C"));
    stands("5000.00", "1200.00", "0.00", "100.00", "6300.00");
  }

  @BeforeEach
  void bothBooksAsTheyWere() {
    seen();
  }

  @AfterEach
  void everyLawHolds() {
    assertThat(proof.verify(account).orElseThrow().findings()).isEmpty();
  }

  @Test
  @Order(1)
  void aDepositIsThereAndNotDrawableUntilItHasCleared() {
    advanceOfA = month.deposited(a, "10000.00");

    posted("T100 T200.A 10000.00");
    booked();
    stands("15000.00", "1200.00", "0.00", "100.00", "16300.00");
    assertThat(month.drawable(a)).isEqualTo(usd("5000"));
  }

  @Test
  @Order(2)
  void anInvoiceIsTheFirmsBookAlone() {
    no50110 = month.issued(a, "6200.00", "350.00");

    posted();
    booked("RECEIVABLES 6550.00", "FEE_INCOME -6200.00", "COSTS_ADVANCED -350.00");
    stands("15000.00", "1200.00", "0.00", "100.00", "16300.00");
  }

  @Test
  @Order(3)
  void anInvoiceIsPaidByAnAuthorizedDraw() {
    month.confirmed(advanceOfA);
    assertThat(month.drawable(a)).isEqualTo(usd("15000"));

    drawOfA = month.drawn(a, no50110, "6550.00");

    posted("T200.A T100 6550.00");
    booked("CASH 6550.00", "RECEIVABLES -6550.00");
    assertThat(open(no50110)).isEqualTo("0.00");
    stands("8450.00", "1200.00", "0.00", "100.00", "9750.00");
  }

  @Test
  @Order(4)
  void aLedgerCoversItsOwnInvoiceAndNoMore() {
    no50111 = month.issued(b, "1850.00", "0.00");
    seen();

    refused(draws.fees(b, no50111, "1850.00"), TrustCode.TRUST_INSUFFICIENT_LEDGER);
    drawOfB = month.drawn(b, no50111, "1200.00");
    refused(draws.fees(new Client(b.matter(), a.ledger(), account), no50111, "650.00"),
        TrustCode.TRUST_CROSS_LEDGER_TRANSFER);

    posted("T200.B T100 1200.00");
    booked("CASH 1200.00", "RECEIVABLES -1200.00");
    assertThat(open(no50111)).isEqualTo("650.00");
    stands("8450.00", "0.00", "0.00", "100.00", "8550.00");
  }

  @Test
  @Order(5)
  void aCardPaymentToOperatingIsCreditedGross() {
    var card = ref();
    var payment = house.tell(BookedHouse.received(card, no50111, "650.00", month.today()));
    house.tell(event(Type.FEE_CHARGED, card, "19.15", month.today()));
    house.settle(payment);

    posted();
    booked("CASH 630.85", "RECEIVABLES -650.00", "MERCHANT_FEES 19.15");
    assertThat(open(no50111)).isEqualTo("0.00");
  }

  @Test
  @Order(6)
  void aCardDepositIsThereGrossAndItsFeeIsTheFirms() {
    advanceOfC = month.decided(month.cardAdvance(cardOfC, "3000.00", "88.80"), c);

    posted("T100 T200.C 3000.00");
    booked("MERCHANT_FEES 88.80", "CASH -88.80");
    stands("8450.00", "0.00", "3000.00", "100.00", "11550.00");
  }

  @Test
  @Order(7)
  void aReturnedChequeEndsItsDepositAndTheBanksFeeIsTheFirms() {
    var cheque = month.deposited(a, "2000.00");
    stands("10450.00", "0.00", "3000.00", "100.00", "13550.00");

    month.bankDid(account, Kind.NSF, Optional.of(cheque.value()), Optional.empty(), Optional.of(usd("2000")));
    stands("8450.00", "0.00", "3000.00", "100.00", "11550.00");
    month.bankDid(account, Kind.BANK_CHARGE, Optional.empty(), Optional.of(LedgerId.FLOAT), Optional.of(usd("15")));

    posted("T100 T200.A 2000.00", "T200.A T100 2000.00", "T290 T100 15.00");
    booked();
    assertThat(deposits.required(cheque).state()).isEqualTo(Deposit.State.RETURNED);
    stands("8450.00", "0.00", "3000.00", "85.00", "11535.00");
  }

  @Test
  @Order(8)
  void aChargebackAfterADrawIsOwedRecoveredAndAskedForAgain() {
    month.confirmed(advanceOfC);
    no50115 = month.issued(c, "1100.00", "0.00");
    seen();
    drawOfC = month.drawn(c, no50115, "1100.00");
    posted("T200.C T100 1100.00");
    booked("CASH 1100.00", "RECEIVABLES -1100.00");
    stands("8450.00", "0.00", "1900.00", "85.00", "10435.00");

    seen();
    house.settle(house.tell(event(Type.DISPUTE_OPENED, cardOfC, "3000.00", month.today())));
    posted();
    booked("DUE_FROM_CLIENT 3000.00", "CASH -3000.00");

    seen();
    draws.posted(draws.recovery(c, "1900.00", Optional.of("The client's letter")));
    posted("T200.C T100 1900.00");
    booked("CASH 1900.00", "DUE_FROM_CLIENT -1900.00");
    stands("8450.00", "0.00", "0.00", "85.00", "8535.00");

    seen();
    assertThat(dues.unpaid(no50115, usd("1100"), BOOKKEEPER)).isInstanceOf(Open.class);
    posted();
    booked("RECEIVABLES 1100.00", "DUE_FROM_CLIENT -1100.00");
    assertThat(open(no50115)).isEqualTo("1100.00");
  }

  @Test
  @Order(9)
  void whatTurnsOutToBeAnAdvanceGoesToTrust() {
    var payment = month.cameUnasked(ref(), "4000.00");
    booked("CASH 4000.00", "UNAPPLIED -4000.00");

    seen();
    topUpOfA = month.decided(payment, a);

    posted("T100 T200.A 4000.00");
    booked("UNAPPLIED 4000.00", "CASH -4000.00");
    stands("12450.00", "0.00", "0.00", "85.00", "12535.00");
  }

  @Test
  @Order(10)
  void theMonthIsReconciledThreeWays() {
    List.of(advanceOfA.value(), advanceOfC.value(), drawOfA.value(), drawOfB.value(), drawOfC.value())
        .forEach(item -> month.bankDid(account, Kind.CLEARED, Optional.of(item), Optional.empty(), Optional.empty()));

    var broken = month.reconciled(account, "10345.00");
    assertThat(broken.figures().difference()).isEqualTo(usd("-90"));
    assertThat(broken.hints()).isNotEmpty();
    assertThat(reconciliations.sign(account, broken.id(), false, LAWYER))
        .isEqualTo(new Reconciliations.Refused(TrustCode.TRUST_OUT_OF_BALANCE));

    var figures = month.reconciled(account, "10435.00").figures();
    assertThat(figures.total(ReconcilingItem.Kind.IN_TRANSIT)).isEqualTo(usd("4000"));
    assertThat(figures.total(ReconcilingItem.Kind.OUTSTANDING)).isEqualTo(usd("1900"));
    assertThat(figures.adjustedBank()).isEqualTo(usd("12535"));
    assertThat(figures.bookBalance()).isEqualTo(usd("12535"));
    assertThat(figures.ledgersTotal()).isEqualTo(usd("12535"));
    assertThat(figures.areBalanced()).isTrue();
    posted();
    booked();
  }

  @Test
  @Order(11)
  void atTheEndTheDisputedPartStaysAndTheRestGoesBack() {
    trust.collected(topUpOfA);
    var no50130 = month.issued(a, "2300.00", "0.00");
    seen();
    invoices.dispute(no50130, usd("300"), "dispute:" + no50130, BOOKKEEPER);
    month.drawn(a, no50130, "2000.00");
    stands("10450.00", "0.00", "0.00", "85.00", "10535.00");
    refused(draws.to(a, DrawdownType.REFUND, "10150.01", "Client A"), TrustCode.TRUST_DISPUTED);
    draws.posted(draws.to(a, DrawdownType.REFUND, "10150.00", "Client A"));
    stands("300.00", "0.00", "0.00", "85.00", "385.00");
    posted("T200.A T100 2000.00", "T200.A T100 10150.00");
    booked("CASH 2000.00", "RECEIVABLES -2000.00");

    seen();
    invoices.dispute(no50130, usd("-300"), "dispute-settled:" + no50130, BOOKKEEPER);
    month.drawn(a, no50130, "100.00");
    invoices.credit(no50130, usd("200"), "credit:" + no50130, BOOKKEEPER);
    draws.posted(draws.to(a, DrawdownType.REFUND, "200.00", "Client A"));

    posted("T200.A T100 100.00", "T200.A T100 200.00");
    booked("CASH 100.00", "RECEIVABLES -300.00", "REDUCTIONS 200.00");
    assertThat(open(no50130)).isEqualTo("0.00");
    stands("0.00", "0.00", "0.00", "85.00", "85.00");
  }

  @Test
  @Order(12)
  void aWriteOffLeavesTrustAlone() {
    invoices.writeOff(no50115, usd("1100"), "write-off:" + no50115, BOOKKEEPER);

    posted();
    booked("BAD_DEBT 1100.00", "RECEIVABLES -1100.00");
    assertThat(open(no50115)).isEqualTo("0.00");
    stands("0.00", "0.00", "0.00", "85.00", "85.00");
  }

  private void refused(DrawdownTerms terms, TrustCode code) {
    assertThat(draws.drawdowns.propose(terms, Draws.COORDINATOR)).isInstanceOfSatisfying(DrawdownAnswer.Refused.class,
        refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private String open(InvoiceNumber number) {
    return invoices.find(number).orElseThrow().open().plain();
  }

  private void seen() {
    books.look();
  }

  private void posted(String... rows) {
    assertThat(books.posted()).containsExactly(rows);
  }

  private void booked(String... changes) {
    assertThat(books.booked()).containsExactlyInAnyOrder(changes);
  }

  private void stands(String ofA, String ofB, String ofC, String ofTheFloat, String bank) {
    assertThat(trust.book(account, a.ledger())).isEqualTo(usd(ofA));
    assertThat(trust.book(account, b.ledger())).isEqualTo(usd(ofB));
    assertThat(trust.book(account, c.ledger())).isEqualTo(usd(ofC));
    assertThat(trust.book(account, LedgerId.FLOAT)).isEqualTo(usd(ofTheFloat));
    assertThat(trust.balance(account, ChartAccount.BANK)).isEqualTo(usd(bank));
  }
}
