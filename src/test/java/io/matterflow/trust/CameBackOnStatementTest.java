package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.Reconciliations.Done;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.StatementTicks.Answered;
import io.matterflow.trust.StatementTicks.NotAnswered;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A deposit that the bank took back, told by its notice before the statement comes: both lines are ticked off, and the
 * month is signed.
 */
@ProductTest
@Tag("both-databases")
class CameBackOnStatementTest {

  @Autowired private TrustHouse house;
  @Autowired private Bank bank;
  @Autowired private StatementTicks ticks;
  @Autowired private TrustAccounts accounts;
  @Autowired private Reconciliations reconciliations;
  @Autowired private TrustProof proof;

  private LedgerId ledger;
  private TrustAccountId account;
  private UUID deposit;

  @BeforeEach
  void aChequeOfTenDaysAgo() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "100.00"));
    house.grant(TrustHouse.LAWYER);
    deposit = house.deposited(account, ledger, "40.00", ago(10)).postings().get(0).deposit().orElseThrow().value();
  }

  @AfterEach
  void everyLawHolds() {
    assertThat(proof.journalOf(account)).isEmpty();
  }

  @Test
  void bothLinesAreSuggestedTickedOffAndSigned() {
    var returned = bank.told(account, Kind.NSF, deposit, ago(9));
    bank.taken(account, Bank.csv(ago(10) + "|DEPOSIT|40.00|555001|140.00", ago(9) + "|RETURNED CHECK|-40.00||100.00"));

    assertThat(sheet(ago(2)).suggestions()).extracting(suggestion -> suggestion.items())
        .containsExactlyInAnyOrder(List.of(deposit), List.of(returned.value()));
    assertThat(bank.shows(account, bank.lineOf(account, "40.00"), deposit)).isInstanceOf(Answered.class);
    assertThat(bank.shows(account, bank.lineOf(account, "-40.00"), returned.value())).isInstanceOf(Answered.class);

    assertThat(sheet(ago(2)).items()).isEmpty();
    var made = reconciled(ago(2), "100.00");
    assertThat(made.figures().items()).isEmpty();
    assertThat(reconciliations.sign(account, made.id(), false, TrustHouse.LAWYER)).isInstanceOf(Done.class);
  }

  @Test
  void whatCameAndWentOnOneDayIsTickedOffToo() {
    var returned = bank.told(account, Kind.NSF, deposit, ago(10));
    bank.taken(account, Bank.csv(ago(10) + "|DEPOSIT|40.00|555001|140.00", ago(10) + "|RETURNED CHECK|-40.00||100.00"));

    assertThat(bank.shows(account, bank.lineOf(account, "40.00"), deposit)).isInstanceOf(Answered.class);
    assertThat(bank.shows(account, bank.lineOf(account, "-40.00"), returned.value())).isInstanceOf(Answered.class);
    assertThat(reconciled(ago(10), "100.00").figures().areBalanced()).isTrue();
  }

  /** At the end of the month the bank still had it, and nothing stands between. */
  @Test
  void itComesBackAfterTheMonthsEnd() {
    bank.told(account, Kind.NSF, deposit, ago(5));
    bank.taken(account, Bank.csv(ago(9) + "|DEPOSIT|40.00|555001|140.00"));

    assertThat(bank.shows(account, bank.lineOf(account, "40.00"), deposit)).isInstanceOf(Answered.class);

    var made = reconciled(ago(7), "140.00");
    assertThat(made.figures().items()).isEmpty();
    assertThat(made.figures().areBalanced()).isTrue();
  }

  @Test
  void theNoticeThatComesLateSaysTheSameAsTheLine() {
    bank.told(account, Kind.NSF, deposit, ago(9));
    bank.taken(account, Bank.csv(ago(8) + "|DEPOSIT|40.00|555001|140.00"));
    var line = bank.lineOf(account, "40.00");

    assertThat(sheet(ago(2)).suggestions()).isEmpty();
    assertThat(code(bank.shows(account, line, deposit))).isEqualTo("ITEM_ENDED");
    assertThat(code(bank.shows(account, line, UUID.randomUUID()))).isEqualTo("UNKNOWN_ITEM");
  }

  @Test
  void theBanksWordOfADayBeforeIsTakenPastAnyStatement() {
    bank.told(account, Kind.NSF, deposit, ago(8));

    bank.told(account, Kind.CLEARED, deposit, ago(9));

    assertThat(reconciled(ago(8), "100.00").figures().items()).isEmpty();
    assertThat(reconciled(ago(9), "140.00").figures().areBalanced()).isTrue();
  }

  private StatementTicks.Sheet sheet(LocalDate end) {
    return ticks.sheet(accounts.find(account).orElseThrow(), end, Optional.empty());
  }

  private Reconciliation reconciled(LocalDate end, String balance) {
    return ((Done) reconciliations.reconcile(new Statement(account, end, usd(balance), List.of()),
        TrustHouse.BOOKKEEPER)).made();
  }

  private static String code(StatementTicks.Answer answer) {
    return ((NotAnswered) answer).code();
  }

  private LocalDate ago(int days) {
    return house.today().minusDays(days);
  }
}
