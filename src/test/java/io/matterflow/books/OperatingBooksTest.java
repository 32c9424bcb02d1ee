package io.matterflow.books;

import static io.matterflow.books.Account.BAD_DEBT;
import static io.matterflow.books.Account.CASH;
import static io.matterflow.books.Account.COSTS_ADVANCED;
import static io.matterflow.books.Account.FEE_INCOME;
import static io.matterflow.books.Account.MERCHANT_FEES;
import static io.matterflow.books.Account.OPENING_BALANCES;
import static io.matterflow.books.Account.RECEIVABLES;
import static io.matterflow.books.Account.REDUCTIONS;
import static io.matterflow.books.Account.TAX_PAYABLE;
import static io.matterflow.books.Account.UNAPPLIED;
import static io.matterflow.books.BookedHouse.event;
import static io.matterflow.books.BookedHouse.received;
import static io.matterflow.books.BookedHouse.ref;
import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentReported;
import io.matterflow.receivables.PaymentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each fact of section 4 of the trust paper that concerns the operating book, as its table has it. */
@ProductTest
@Tag("both-databases")
class OperatingBooksTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-07-20");

  @Autowired private Firm firm;
  @Autowired private BookedHouse house;
  @Autowired private Invoices invoices;
  @Autowired private JdbcJournal rows;

  private Engagement matter;
  private InvoiceNumber number;
  private Instant asOthersLeftIt;

  @BeforeEach
  void anInvoiceOverFeesCostsAndTax() {
    asOthersLeftIt = house.now();
    house.itIs(TODAY);
    matter = firm.hourlyMatter().loaded();
    number = house.invoice(matter, "6200.00", "350.00", "292.14");
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void anInvoiceIsOwedForFeesCostsAndTax() {
    assertThat(house.entries(number)).singleElement().satisfies(entry -> {
      assertThat(entry.key()).isEqualTo(new EntryKey("issued:" + number));
      assertThat(entry.fact()).isEqualTo(Fact.INVOICE_ISSUED);
      assertThat(entry.on()).isEqualTo(TODAY);
      assertThat(entry.lines()).containsExactly(
          line(RECEIVABLES, FEE_INCOME, "6200.00"), line(RECEIVABLES, COSTS_ADVANCED, "350.00"),
          line(RECEIVABLES, TAX_PAYABLE, "292.14"));
    });
  }

  @Test
  void aPaymentComesInUnappliedAndSettlesItsInvoiceOnTheSameDay() {
    var payment = house.tell(received(ref(), number, "1000.00", TODAY.minusDays(3)));
    assertThat(onPayment(payment, UNAPPLIED)).isEqualTo(usd("-1000.00"));

    house.settle(payment);

    assertThat(last()).isEqualTo(line(UNAPPLIED, RECEIVABLES, "1000.00"));
    assertThat(onPayment(payment, UNAPPLIED)).isEqualTo(usd("0"));
    assertThat(onPayment(payment, CASH)).isEqualTo(usd("1000.00"));
    assertThat(rows.booked(payment, Money.USD, CASH, List.of(Fact.MONEY_RECEIVED)))
        .containsOnlyKeys(TODAY.minusDays(3));
  }

  @Test
  void aFeeOfTheProcessorIsTheFirmsAndLeavesThePaymentWhole() {
    var ref = ref();
    var payment = house.settle(house.tell(received(ref, number, "650.00", TODAY))).id();
    house.tell(event(Type.FEE_CHARGED, ref, "19.15", TODAY));

    assertThat(onPayment(payment, MERCHANT_FEES)).isEqualTo(usd("19.15"));
    assertThat(onPayment(payment, CASH)).isEqualTo(usd("630.85"));
    assertThat(rows.cashOf(payment, Money.USD)).isEqualTo(usd("650.00"));
  }

  @Test
  void aChargebackOpensTheInvoiceAgainAndItsWinSettlesItOnceMore() {
    var ref = ref();
    var payment = house.settle(house.tell(received(ref, number, "6842.14", TODAY.minusDays(9)))).id();
    house.settle(house.tell(event(Type.DISPUTE_OPENED, ref, "6842.14", TODAY)));
    assertThat(onPayment(payment, CASH)).isEqualTo(usd("0"));
    assertThat(open()).isEqualTo(usd("6842.14"));

    house.settle(house.tell(event(Type.DISPUTE_WON, ref, "6842.14", TODAY)));

    assertThat(onPayment(payment, CASH)).isEqualTo(usd("6842.14"));
    assertThat(open()).isEqualTo(usd("0"));
    assertThat(onPayment(payment, UNAPPLIED)).isEqualTo(usd("0"));
  }

  @Test
  void whatIsLeftOverIsUnappliedAndARefundTakesItOut() {
    var ref = ref();
    var payment = house.settle(house.tell(received(ref, number, "7000.00", TODAY))).id();
    assertThat(onPayment(payment, UNAPPLIED)).isEqualTo(usd("-157.86"));

    house.settle(house.tell(event(Type.REFUNDED, ref, "157.86", TODAY)));

    assertThat(onPayment(payment, UNAPPLIED)).isEqualTo(usd("0"));
    assertThat(onPayment(payment, CASH)).isEqualTo(usd("6842.14"));
  }

  @Test
  void aReturnedDebitTakesBackWhatItSettledAndIsNeverTheFirstEntryChanged() {
    var ref = ref();
    var payment = house.settle(house.tell(received(ref, number, "500.00", TODAY.minusDays(4)))).id();
    var before = house.entries(number);
    house.settle(house.tell(event(Type.FAILED, ref, "500.00", TODAY)));

    assertThat(house.entries(number)).startsWith(before.toArray(JournalEntry[]::new)).hasSize(before.size() + 1);
    assertThat(last()).isEqualTo(line(RECEIVABLES, UNAPPLIED, "500.00"));
    assertThat(onPayment(payment, CASH)).isEqualTo(usd("0"));
  }

  /** The larger of two receipts holds: told in the wrong order, each day still has its own money. */
  @Test
  void moneyToldInTheWrongOrderStandsOnItsDays() {
    var ref = ref();
    house.tell(received(ref, number, "500.00", TODAY));
    var payment = house.tell(received(ref, number, "300.00", TODAY.minusDays(5)));

    assertThat(rows.booked(payment, Money.USD, CASH, List.of(Fact.MONEY_RECEIVED)))
        .containsEntry(TODAY.minusDays(5), usd("300.00")).containsEntry(TODAY, usd("200.00"));
  }

  @Test
  void aCreditLowersIncomeAndTheTaxThatIsOwed() {
    invoices.credit(number, usd("684.21"), "credit:" + number, Actor.ENGINE);

    assertThat(house.entries(number)).last().satisfies(entry -> assertThat(entry.lines())
        .containsExactly(line(REDUCTIONS, RECEIVABLES, "655.00"), line(TAX_PAYABLE, RECEIVABLES, "29.21")));
  }

  @Test
  void aWriteOffIsBadDebtUntilSomebodyPaysAfterAll() {
    invoices.writeOff(number, usd("6842.14"), "write-off:" + number, Actor.ENGINE);
    assertThat(last()).isEqualTo(line(BAD_DEBT, RECEIVABLES, "6842.14"));

    house.settle(house.tell(received(ref(), number, "1100.00", TODAY)));

    assertThat(on(BAD_DEBT)).isEqualTo(usd("5742.14"));
    assertThat(on(RECEIVABLES)).isEqualTo(usd("0"));
  }

  /** The trust account's own book has the other side under the same reference (I9). */
  @Test
  void aDrawFromTrustIsCashForAReceivableUntilItIsReturned() {
    invoices.drawFromTrust(number, usd("6842.14"), "drawdown:" + number, TODAY, Actor.ENGINE);
    assertThat(last()).isEqualTo(line(CASH, RECEIVABLES, "6842.14"));
    assertThat(house.entries(number)).last()
        .satisfies(entry -> assertThat(entry.key().value()).isEqualTo("drawdown:" + number));
    assertThat(open()).isEqualTo(usd("0"));

    invoices.returnToTrust(number, usd("842.14"), "reversal:" + number, TODAY, Actor.ENGINE);

    assertThat(last()).isEqualTo(line(RECEIVABLES, CASH, "842.14"));
    assertThat(open()).isEqualTo(usd("842.14"));
  }

  @Test
  void whatIsReservedForADrawIsNotBooked() {
    var before = house.entries(number).size();

    invoices.reserve(number, usd("100"), "reserved:" + number, Actor.ENGINE);
    invoices.release(number, usd("100"), "released:" + number, Actor.ENGINE);

    assertThat(house.entries(number)).hasSize(before);
  }

  @Test
  void aVoidTurnsBackWhatTheInvoiceBooked() {
    invoices.voidWhole(number, "void:" + number, Actor.ENGINE);

    assertThat(Arrays.stream(Account.values()).map(this::on)).containsOnly(usd("0"));
  }

  @Test
  void anInvoiceThatIsTakenOverBringsItsBalanceAndNoIncome() {
    var elsewhere = house.takenOver(matter, "900.00", "250.00");
    assertThat(house.entries(elsewhere)).extracting(JournalEntry::lines).containsExactly(
        List.of(line(RECEIVABLES, OPENING_BALANCES, "900.00")), List.of(line(OPENING_BALANCES, RECEIVABLES, "250.00")));

    invoices.voidWhole(elsewhere, "void:" + elsewhere, Actor.ENGINE);

    assertThat(house.entries(elsewhere)).last()
        .satisfies(entry -> assertThat(entry.lines()).containsExactly(line(OPENING_BALANCES, RECEIVABLES, "650.00")));
  }

  @Test
  void trustMoneyIsNotBookedAndItsFeeIs() {
    var ref = ref();
    var payment = house.settle(house.tell(event(Type.RECEIVED, ref, "3000.00", TODAY).meant(trust()))).id();
    house.tell(event(Type.FEE_CHARGED, ref, "88.80", TODAY));

    assertThat(rows.cashOf(payment, Money.USD)).isEqualTo(usd("0"));
    assertThat(onPayment(payment, UNAPPLIED)).isEqualTo(usd("0"));
    assertThat(onPayment(payment, MERCHANT_FEES)).isEqualTo(usd("88.80"));
  }

  @Test
  void aFeeThatWasTakenFromTheTrustAccountIsNotTheFirmsUntilItIsMadeGood() {
    var ref = ref();
    var payment = house.tell(event(Type.RECEIVED, ref, "3000.00", TODAY).meant(trust()));
    house.tell(event(Type.FEE_CHARGED, ref, "88.80", TODAY).meant(trust()));

    assertThat(onPayment(payment, MERCHANT_FEES)).isEqualTo(usd("0"));
  }

  @Test
  void moneyThatTurnsOutToBeTrustMoneyLeavesTheBookWhole() {
    var ref = ref();
    var payment = house.settle(house.tell(received(ref, number, "4000.00", TODAY.minusDays(2)))).id();
    assertThat(open()).isEqualTo(usd("2842.14"));

    house.settle(house.tell(event(Type.RECEIVED, ref, "4000.00", TODAY).meant(trust())));

    assertThat(open()).isEqualTo(usd("6842.14"));
    assertThat(onPayment(payment, CASH)).isEqualTo(usd("0"));
    assertThat(onPayment(payment, UNAPPLIED)).isEqualTo(usd("0"));
  }

  private static Purpose trust() {
    return new Purpose(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(PaymentReported.Account.TRUST));
  }

  private static Line line(Account debit, Account credit, String amount) {
    return new Line(debit, credit, usd(amount));
  }

  private Line last() {
    var entries = house.entries(number);
    return entries.get(entries.size() - 1).lines().get(0);
  }

  private Money open() {
    assertThat(on(RECEIVABLES)).isEqualTo(invoices.find(number).orElseThrow().open());
    return on(RECEIVABLES);
  }

  private Money on(Account account) {
    return house.entries(number).stream().map(entry -> entry.on(account)).reduce(usd("0"), Money::plus);
  }

  private Money onPayment(PaymentId payment, Account account) {
    return rows.booked(payment, Money.USD, account, List.of(Fact.values()))
        .values().stream()
        .reduce(usd("0"), Money::plus);
  }
}
