package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.OpeningInvoice;
import io.matterflow.invoicing.OpeningInvoices;
import io.matterflow.trust.TrustLedger.Answer;
import io.matterflow.trust.TrustLedger.Posted;
import io.matterflow.trust.TrustLedger.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** One running month of one account, to the cent: what each event leaves on the bank account and on every ledger. */
@ProductTest
@Tag("both-databases")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkedExamplesTest {

  @Autowired private TrustHouse house;
  @Autowired private TrustLedger ledger;
  @Autowired private TrustAccounts accounts;
  @Autowired private TrustProof proof;
  @Autowired private Invoices invoices;
  @Autowired private OpeningInvoices openings;

  private Engagement matterA;
  private Engagement matterB;
  private Engagement matterC;
  private LedgerId a;
  private LedgerId b;
  private LedgerId c;
  private TrustAccountId account;
  private DepositId deposit;
  private InvoiceNumber later;
  private InvoiceNumber last;

  @BeforeAll
  void theMonthBegins() {
    matterA = house.matter();
    matterB = house.matter();
    matterC = house.matter();
    a = LedgerId.of(matterA.id());
    b = LedgerId.of(matterB.id());
    c = LedgerId.of(matterC.id());
    account = house.opened(house.today(), Map.of(a, "5000.00", b, "1200.00", c, "0.00", LedgerId.FLOAT, "100.00"));
    assertStands("5000.00", "1200.00", "0.00", "100.00", "6300.00");
  }

  @AfterEach
  void everyLawHolds() {
    assertThat(proof.journalOf(account)).isEmpty();
  }

  @Test
  @Order(1)
  void aDepositIsThereAndNotDrawableUntilItHasCleared() {
    deposit = house.deposited(account, a, "10000.00", house.today()).first().deposit().orElseThrow();

    assertStands("15000.00", "1200.00", "0.00", "100.00", "16300.00");
    assertThat(standing(a).drawable()).isEqualTo(usd("5000"));
  }

  @Test
  @Order(3)
  void anInvoiceIsPaidByAnAuthorizedDraw() {
    var invoice = invoice(matterA, "6550.00");
    house.collected(deposit);
    assertThat(standing(a).drawable()).isEqualTo(usd("15000"));

    drawn(a, invoice, "6550.00");

    assertThat(invoices.find(invoice).orElseThrow().open()).isEqualTo(usd("0"));
    assertStands("8450.00", "1200.00", "0.00", "100.00", "9750.00");
  }

  @Test
  @Order(4)
  void aLedgerCoversItsOwnInvoiceAndNoMore() {
    var invoice = invoice(matterB, "1850.00");

    assertThat(house.drawn(account, PostingKind.REFUND, b, "1850.00", house.today()))
        .isEqualTo(new Refused(TrustCode.TRUST_INSUFFICIENT_LEDGER, Optional.of(usd("1200"))));
    drawn(b, invoice, "1200.00");

    assertThat(invoices.find(invoice).orElseThrow().open()).isEqualTo(usd("650"));
    assertStands("8450.00", "0.00", "0.00", "100.00", "8550.00");
  }

  @Test
  @Order(6)
  void aCardDepositIsThereGross() {
    house.collected(house.deposited(account, c, "3000.00", house.today()).first().deposit().orElseThrow());

    assertStands("8450.00", "0.00", "3000.00", "100.00", "11550.00");
  }

  @Test
  @Order(7)
  void aReturnedChequeEndsItsDepositAndTheBanksFeeIsTheFirms() {
    var cheque = house.deposited(account, a, "2000.00", house.today()).first().deposit().orElseThrow();
    assertStands("10450.00", "0.00", "3000.00", "100.00", "13550.00");

    var returned = house.bankDid(account, PostingKind.NSF, a, "2000.00", house.today());
    post(TrustEntry.of("bank:" + returned, account, PostingKind.NSF, house.today(), BOOKKEEPER).doneByTheBank(returned).of(cheque)
        .moving(ChartAccount.of(a), ChartAccount.BANK, usd("2000"), a));
    house.returned(cheque);
    assertStands("8450.00", "0.00", "3000.00", "100.00", "11550.00");

    var fee = house.bankDid(account, PostingKind.BANK_CHARGE, LedgerId.FLOAT, "15.00", house.today());
    post(TrustEntry.of("bank:" + fee, account, PostingKind.BANK_CHARGE, house.today(), BOOKKEEPER).doneByTheBank(fee)
        .moving(ChartAccount.FLOAT, ChartAccount.BANK, usd("15"), LedgerId.FLOAT));
    assertStands("8450.00", "0.00", "3000.00", "85.00", "11535.00");
  }

  @Test
  @Order(8)
  void whatWasNotDrawnYetIsRecoveredAfterAChargeback() {
    later = invoice(matterC, "1100.00");
    drawn(c, later, "1100.00");
    assertStands("8450.00", "0.00", "1900.00", "85.00", "10435.00");

    post(house.drawn(account, PostingKind.PAY_OUT, c, "1900.00", house.today()));

    assertStands("8450.00", "0.00", "0.00", "85.00", "8535.00");
  }

  @Test
  @Order(9)
  void whatTurnsOutToBeAnAdvanceComesIn() {
    house.collected(house.deposited(account, a, "4000.00", house.today()).first().deposit().orElseThrow());

    assertStands("12450.00", "0.00", "0.00", "85.00", "12535.00");
  }

  @Test
  @Order(10)
  void theJournalIsWhatTheLedgersComeTo() {
    var proven = proof.verify(account).orElseThrow().accounts().get(0);

    assertThat(proven.bookBalance()).isEqualTo(usd("12535"));
    assertThat(proven.ledgersTotal()).isEqualTo(usd("12535"));
  }

  @Test
  @Order(11)
  void atTheEndTheDisputedPartStaysAndTheRestGoesBack() {
    last = invoice(matterA, "2300.00");
    invoices.dispute(last, usd("300"), "dispute:" + last, BOOKKEEPER);
    drawn(a, last, "2000.00");
    assertStands("10450.00", "0.00", "0.00", "85.00", "10535.00");

    post(house.drawn(account, PostingKind.REFUND, a, "10150.00", house.today()));
    assertStands("300.00", "0.00", "0.00", "85.00", "385.00");

    invoices.dispute(last, usd("-300"), "dispute-settled:" + last, BOOKKEEPER);
    drawn(a, last, "100.00");
    invoices.credit(last, usd("200"), "credit:" + last, BOOKKEEPER);
    post(house.drawn(account, PostingKind.REFUND, a, "200.00", house.today()));

    assertThat(invoices.find(last).orElseThrow().open()).isEqualTo(usd("0"));
    assertStands("0.00", "0.00", "0.00", "85.00", "85.00");
  }

  @Test
  @Order(12)
  void aWriteOffLeavesTrustAlone() {
    var uncollectible = invoice(matterC, "1100.00");

    invoices.writeOff(uncollectible, usd("1100"), "write-off:" + uncollectible, BOOKKEEPER);

    assertStands("0.00", "0.00", "0.00", "85.00", "85.00");
  }

  private InvoiceNumber invoice(Engagement matter, String amount) {
    var number = new InvoiceNumber("W" + UUID.randomUUID().toString().substring(0, 12));
    openings.takeOver(new OpeningInvoice(number, matter.clientId(), Optional.of(matter.id()), house.today().minusDays(30),
        house.today(), Optional.of(house.today().minusDays(30)), usd(amount), usd("0"), house.today()), BOOKKEEPER);
    return number;
  }

  /** The one movement on both books, under one reference. */
  private void drawn(LedgerId from, InvoiceNumber invoice, String amount) {
    var authorization = house.authorized(account, PostingKind.DRAW_FEES, from, amount, invoice);
    var entry = house.draw(account, PostingKind.DRAW_FEES, from, amount, house.today(), authorization).about(invoice);
    post(entry);
    invoices.drawFromTrust(invoice, usd(amount), entry.key(), house.today(), BOOKKEEPER);
  }

  private void post(TrustEntry entry) {
    post(ledger.post(entry));
  }

  private static void post(Answer answer) {
    assertThat(answer).isInstanceOf(Posted.class);
  }

  private LedgerStanding standing(LedgerId of) {
    return accounts.standing(accounts.find(account).orElseThrow(), of);
  }

  private void assertStands(String ofA, String ofB, String ofC, String ofTheFloat, String bank) {
    assertThat(house.book(account, a)).isEqualTo(usd(ofA));
    assertThat(house.book(account, b)).isEqualTo(usd(ofB));
    assertThat(house.book(account, c)).isEqualTo(usd(ofC));
    assertThat(house.book(account, LedgerId.FLOAT)).isEqualTo(usd(ofTheFloat));
    assertThat(house.balance(account, ChartAccount.BANK)).isEqualTo(usd(bank));
  }
}
