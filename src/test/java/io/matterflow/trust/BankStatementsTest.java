package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.BankLine.Reason;
import io.matterflow.trust.BankStatements.Taken;
import io.matterflow.trust.BankStatements.Unreadable;
import io.matterflow.trust.Reconciliations.Done;
import io.matterflow.trust.Reconciliations.Refused;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.StatementTicks.Answered;
import io.matterflow.trust.StatementTicks.NotAnswered;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A bank's statement is taken in once, line by line, and each line is said to be something once. */
@ProductTest
@Tag("both-databases")
class BankStatementsTest {

  @Autowired private TrustHouse house;
  @Autowired private Bank bank;
  @Autowired private BankEvents events;
  @Autowired private Draws draws;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private StatementTicks ticks;
  @Autowired private TrustAccounts accounts;
  @Autowired private Reconciliations reconciliations;

  private LedgerId ledger;
  private TrustAccountId account;
  private LocalDate end;

  @BeforeEach
  void aMonthIsOver() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00", LedgerId.FLOAT, "85.00"));
    end = house.today().minusDays(2);
    house.grant(TrustHouse.LAWYER);
  }

  @Test
  void theSameStatementAndOneThatOverlapsAddNothingThatIsKnown() {
    var first = day(9) + "|WIRE IN|100.00|W1|685.00";
    var second = day(8) + "|FEE|-5.00||680.00";
    var third = day(6) + "|WIRE IN|20.00|W2|700.00";

    assertThat(bank.taken(account, Bank.csv(first, second)).newLines()).isEqualTo(2);
    assertThat(bank.taken(account, Bank.csv(first, second)).newLines()).isZero();
    assertThat(bank.taken(account, Bank.csv(second, third)).newLines()).isEqualTo(1);
    assertThat(sheet().lines()).hasSize(3);
    assertThat(sheet().told()).contains(usd("700.00"));
  }

  @Test
  void aMissingLineBetweenTwoStatementsIsNoticed() {
    bank.taken(account, Bank.csv(day(20) + "|WIRE IN|100.00|W1|685.00"));

    var gap = bank.imports(account, Bank.csv(day(6) + "|WIRE IN|20.00|W2|700.00"));

    assertThat(gap).isInstanceOfSatisfying(Unreadable.class,
        answer -> assertThat(answer.what()).contains("15.00", "20.00"));
    assertThat(sheet().lines()).hasSize(1);
    assertThat(bank.imports(account, Bank.csv(day(10) + "|FEE|-5.00||680.00", day(6) + "|WIRE IN|20.00|W2|700.00")))
        .isInstanceOf(Taken.class);
  }

  @Test
  void whatIsOfAnotherAccountOrNotYetThereIsRefusedByItsLine() {
    assertThat(bank.imports(account, Bank.csv(day(3) + "|OK|1.00", house.today().plusDays(1) + "|TOMORROW|1.00")))
        .isInstanceOfSatisfying(Unreadable.class, answer -> assertThat(answer.line()).isEqualTo(3));
    assertThat(bank.imports(account, Bank.csv(day(3) + "|PART OF A CENT|1.005"))).isInstanceOf(Unreadable.class);
    var ofx = "<OFX><STMTRS><CURDEF>%s<BANKACCTFROM><ACCTID>%s</BANKACCTFROM><BANKTRANLIST></BANKTRANLIST></STMTRS></OFX>";
    assertThat(bank.imports(account, ofx.formatted("EUR", "1")))
        .isEqualTo(new BankStatements.Refused(TrustCode.TRUST_WRONG_CURRENCY));
    bank.taken(account, ofx.formatted("USD", "1"));
    assertThat(bank.imports(account, ofx.formatted("USD", "2"))).isInstanceOf(Unreadable.class);
    assertThat(sheet().lines()).isEmpty();
  }

  @Test
  void theIdOfABankIsNoOtherLineAndNoOtherFormatOfItsDays() {
    var ofx = """
        <OFX><STMTRS><BANKTRANLIST><STMTTRN><DTPOSTED>%s<TRNAMT>%s<FITID>1<NAME>WIRE</STMTTRN></BANKTRANLIST></STMTRS></OFX>
        """;
    var compact = day(5).replace("-", "");
    bank.taken(account, ofx.formatted(compact, "10.00"));

    assertThat(bank.taken(account, ofx.formatted(compact, "10.00")).newLines()).isZero();
    assertThat(bank.imports(account, ofx.formatted(compact, "11.00"))).isInstanceOf(Unreadable.class);
    assertThat(bank.imports(account, Bank.csv(day(5) + "|WIRE|10.00"))).isInstanceOf(Unreadable.class);
  }

  @Test
  void suggestsByReferenceByAmountAndByTheSumOfADay() {
    var cheque = house.deposited(account, ledger, "60.00", date(12)).postings().get(0).deposit().orElseThrow();
    house.deposited(account, ledger, "40.00", date(10));
    house.deposited(account, ledger, "7.00", date(10));
    house.drawn(account, PostingKind.REFUND, ledger, "30.00", date(9));
    bank.taken(account,
        Bank.csv(day(11) + "|DEPOSIT|60.00", day(9) + "|COUNTER|47.00", day(5) + "|CHECK|-30.00", day(4) + "|?|-3.00"));

    var found = sheet().suggestions();

    assertThat(found).extracting(suggestion -> suggestion.reason())
        .containsExactlyInAnyOrder(Reason.AMOUNT, Reason.AMOUNT, Reason.SUM_OF_A_DAY);
    assertThat(found).filteredOn(suggestion -> suggestion.line().equals(bank.lineOf(account, "60.00"))).singleElement()
        .satisfies(suggestion -> assertThat(suggestion.items()).containsExactly(cheque.value()));
    assertThat(found).filteredOn(suggestion -> suggestion.items().size() == 2).singleElement()
        .satisfies(suggestion -> assertThat(suggestion.line()).isEqualTo(bank.lineOf(account, "47.00")));
  }

  @Test
  void anEqualReferenceWinsOverOneOfTheSameAmount() {
    var other = house.deposited(account, ledger, "60.00", date(13)).postings().get(0).deposit().orElseThrow();
    var meant = house.deposited(account, ledger, "60.00", date(12)).postings().get(0).deposit().orElseThrow();
    jdbc.update("update trust_deposit set ref = 'ACH-98' where id = ?", other.value());
    jdbc.update("update trust_deposit set ref = 'ACH-99' where id = ?", meant.value());
    bank.taken(account, Bank.csv(day(11) + "|DEPOSIT|60.00|ach 99"));

    assertThat(sheet().suggestions()).singleElement().satisfies(suggestion -> {
      assertThat(suggestion.items()).containsExactly(meant.value());
      assertThat(suggestion.reason()).isEqualTo(Reason.REFERENCE);
    });
  }

  @Test
  void whatComesBackOfAPaymentIsNoPartOfADaysDeposits() {
    var client = draws.client("500.00");
    account = client.account();
    end = house.today();
    draws.lawyersHoldAuthority();
    var refund = draws.posted(draws.to(client, DrawdownType.REFUND, "50.00", "The client"));
    bank.clears(account, refund.value());
    draws.posted(draws.reversal(client, "50.00", draws.now(refund).postedAs().orElseThrow(), Optional.empty()));
    house.deposited(account, client.ledger(), "100.00", end);
    bank.taken(account, Bank.csv(end + "|DEPOSIT|150.00|FW-1"));

    assertThat(sheet().items()).hasSize(3);
    assertThat(sheet().suggestions()).isEmpty();
  }

  @Test
  void aTickIsTheBanksEvidenceOnceAndToTheCent() {
    var deposit = house.deposited(account, ledger, "60.00", date(12)).postings().get(0).deposit().orElseThrow().value();
    bank.taken(account, Bank.csv(day(11) + "|DEPOSIT|60.00|", day(10) + "|DEPOSIT|61.00|"));

    assertThat(bank.shows(account, bank.lineOf(account, "61.00"), deposit)).isInstanceOfSatisfying(NotAnswered.class,
        not -> assertThat(not.code()).isEqualTo("NOT_ITS_AMOUNT"));
    assertThat(bank.shows(account, bank.lineOf(account, "60.00"), deposit)).isInstanceOf(Answered.class);
    assertThat(bank.shows(account, bank.lineOf(account, "60.00"), deposit)).isInstanceOf(Answered.class);
    assertThat(bank.isADeposit(account, bank.lineOf(account, "60.00"), Optional.empty()))
        .isInstanceOf(NotAnswered.class);
    assertThat(bank.shows(account, bank.lineOf(account, "61.00"), deposit)).isInstanceOf(NotAnswered.class);
    assertThat(bank.shows(account, UUID.randomUUID(), deposit)).isInstanceOf(StatementTicks.Unknown.class);
    assertThat(sheet().items()).isEmpty();
    assertThat(reconciled("646.00").figures().items()).isEmpty();
  }

  @Test
  void whatTheBankDidIsPostedAndAnUnknownReceiptWaitsForItsMatter() {
    bank.taken(account,
        Bank.csv(day(9) + "|SERVICE FEE|-15.00", day(8) + "|WIRE FROM ?|70.00", day(7) + "|INTEREST|1.00"));

    assertThat(bank.did(account, bank.lineOf(account, "-15.00"), BankEvent.Kind.INTEREST, LedgerId.FLOAT))
        .isInstanceOf(NotAnswered.class);
    assertThat(bank.did(account, bank.lineOf(account, "-15.00"), BankEvent.Kind.BANK_CHARGE, LedgerId.FLOAT))
        .isInstanceOf(Answered.class);
    assertThat(bank.isADeposit(account, bank.lineOf(account, "-15.00"), Optional.empty()))
        .isInstanceOf(NotAnswered.class);
    assertThat(bank.isADeposit(account, bank.lineOf(account, "70.00"), Optional.empty())).isInstanceOf(Answered.class);
    assertThat(bank.did(account, bank.lineOf(account, "1.00"), BankEvent.Kind.INTEREST, LedgerId.FLOAT))
        .isInstanceOf(Answered.class);

    assertThat(house.balance(account, ChartAccount.FLOAT)).isEqualTo(usd("70.00"));
    assertThat(house.balance(account, ChartAccount.UNIDENTIFIED)).isEqualTo(usd("70.00"));
    assertThat(jdbc.queryForList("select payer from trust_deposit where account = ? and source = 'statement'",
        String.class, account.value()))
        .as("in the bank's words").containsExactly("WIRE FROM ?");
    assertThat(sheet().items()).isEmpty();
    assertThat(reconciled("641.00").figures().areBalanced()).isTrue();
  }

  @Test
  void anErrorOfTheBankStandsBetweenUntilTheBankPutsItRight() {
    bank.taken(account, Bank.csv(day(9) + "|FEE OF ANOTHER|-18.50||566.50"));
    var wrong = bank.lineOf(account, "-18.50");

    assertThat(bank.hasItWrong(account, wrong, Optional.empty())).isInstanceOf(Answered.class);
    assertThat(sheet().wrong()).singleElement().satisfies(line -> assertThat(line.amount()).isEqualTo(usd("-18.50")));
    assertThat(sheet().preview().orElseThrow().figures().areBalanced()).isTrue();

    bank.taken(account, Bank.csv(day(6) + "|CORRECTION|18.50||585.00"));
    assertThat(bank.hasItWrong(account, bank.lineOf(account, "18.50"), Optional.of(UUID.randomUUID())))
        .isInstanceOf(NotAnswered.class);
    assertThat(bank.hasItWrong(account, bank.lineOf(account, "18.50"), Optional.of(wrong)))
        .isInstanceOf(Answered.class);
    assertThat(sheet().wrong()).isEmpty();
    assertThat(sheet(date(8)).wrong()).hasSize(1);
  }

  @Test
  void aSecondChargeOfAnAmountIsToldOnceTheFirstIsTickedOnItsLine() {
    events.take(new BankEvent(BankEventId.next(), account, "FEE-0609", date(9), BankEvent.Kind.BANK_CHARGE,
        Optional.empty(), Optional.empty(), Optional.of(usd("15")), Optional.empty()), "test", TrustHouse.BOOKKEEPER);
    bank.taken(account, Bank.csv(day(9) + "|SERVICE FEE|-15.00|F1|570.00", day(8) + "|SERVICE FEE|-15.00|F2|555.00"));
    var lines = sheet().lines();
    var known = sheet().items().get(0);

    assertThat(bank.did(account, lines.get(1).id(), BankEvent.Kind.BANK_CHARGE, LedgerId.FLOAT))
        .isInstanceOfSatisfying(NotAnswered.class, not -> {
          assertThat(not.code()).isEqualTo("ALREADY_TOLD");
          assertThat(not.detail()).contains("a bank charge of $15.00 from " + Wording.of(date(9)), "told as FEE-0609");
          assertThat(not.next()).contains("a second one, with another reference of the bank");
        });
    assertThat(bank.shows(account, lines.get(0).id(), known.item())).isInstanceOf(Answered.class);
    assertThat(bank.did(account, lines.get(1).id(), BankEvent.Kind.BANK_CHARGE, LedgerId.FLOAT))
        .isInstanceOf(Answered.class);
    assertThat(house.book(account, LedgerId.FLOAT)).isEqualTo(usd("55"));
  }

  @Test
  void nobodySignsOverALineOfWhichNobodyHasSaidWhatItIs() {
    bank.taken(account, Bank.csv(day(9) + "|?|-10.00", day(8) + "|?|10.00"));
    var made = reconciled("585.00");

    assertThat(reconciliations.sign(account, made.id(), true, TrustHouse.LAWYER))
        .isEqualTo(new Refused(TrustCode.TRUST_LINES_OPEN));
    bank.hasItWrong(account, bank.lineOf(account, "-10.00"), Optional.empty());
    bank.hasItWrong(account, bank.lineOf(account, "10.00"), Optional.of(bank.lineOf(account, "-10.00")));
    assertThat(reconciliations.sign(account, made.id(), true, TrustHouse.LAWYER)).isInstanceOf(Done.class);
    var late = bank.taken(account, Bank.csv(day(9) + "|?|-10.00", day(7) + "|LATE|1.00"));
    assertThat(late.newLines()).isZero();
    assertThat(late.passedOver()).singleElement().satisfies(line -> {
      assertThat(line.line()).isEqualTo(3);
      assertThat(line.signedThrough()).isEqualTo(end);
      assertThat(line.what()).startsWith("$1.00 of ").contains("LATE", "was signed without it");
    });
  }

  @Test
  void whatStoodBeforeTheFirstLineThatWasTakenInContradictsNothing() {
    bank.taken(account, Bank.csv(day(8) + "|?|-10.00", day(7) + "|?|10.00"));
    bank.hasItWrong(account, bank.lineOf(account, "-10.00"), Optional.empty());
    bank.hasItWrong(account, bank.lineOf(account, "10.00"), Optional.of(bank.lineOf(account, "-10.00")));
    assertThat(reconciliations.sign(account, reconciled("585.00").id(), true, TrustHouse.LAWYER))
        .isInstanceOf(Done.class);

    assertThat(bank.taken(account, Bank.csv(day(9) + "|EARLY|1.00", day(8) + "|?|-10.00")).passedOver()).isEmpty();
  }

  private StatementTicks.Sheet sheet() {
    return sheet(end);
  }

  private StatementTicks.Sheet sheet(LocalDate day) {
    return ticks.sheet(accounts.find(account).orElseThrow(), day, Optional.empty());
  }

  private Reconciliation reconciled(String balance) {
    return ((Done) reconciliations.reconcile(new Statement(account, end, usd(balance), List.of()),
        TrustHouse.BOOKKEEPER)).made();
  }

  private String day(int ago) {
    return date(ago).toString();
  }

  private LocalDate date(int ago) {
    return house.today().minusDays(ago);
  }
}
