package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.Reconciliations.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The bank takes back a receipt of which nobody knew whose it was, and it is told when somebody does: the book has it
 * until the day on which it came to its ledger, the bank has not.
 */
@ProductTest
@Tag("both-databases")
class GoneBeforeTheBookTest {

  @Autowired private Draws draws;
  @Autowired private TrustHouse house;
  @Autowired private Deposits deposits;
  @Autowired private Bank bank;
  @Autowired private Reconciliations reconciliations;
  @Autowired private JdbcShownItems shown;
  @Autowired private TrustProof proof;
  @Autowired private JdbcTemplate jdbc;

  private Client client;
  private DepositId deposit;
  private LocalDate gone;

  @BeforeEach
  void toldWhenItStandsOnItsLedger() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    gone = house.today().minusDays(4);
    var taken = deposits.take(new NewDeposit("test", UUID.randomUUID().toString(), client.account(), Optional.empty(),
        usd("75"), DepositMethod.CHECK, gone.minusDays(2), Optional.empty(), Optional.empty()), BOOKKEEPER);
    deposit = ((Done) taken).deposit().id();
    deposits.identify(deposit, client.ledger(), BOOKKEEPER);
    bank.told(client.account(), Kind.NSF, deposit.value(), gone);
  }

  @AfterEach
  void everyLawHolds() {
    assertThat(proof.journalOf(client.account())).isEmpty();
    assertThat(TrustLaws.broken(jdbc, client.account())).isEmpty();
  }

  @Test
  void aPeriodBetweenIsBalancedByIt() {
    assertThat(house.balance(client.account(), ChartAccount.SHORTAGE)).isEqualTo(usd("0"));
    assertThat(draws.book(client)).isEqualTo("500.00");

    var between = reconciled(gone.plusDays(1));

    assertThat(between.figures().items()).singleElement().satisfies(item -> {
      assertThat(item.kind()).isEqualTo(ReconcilingItem.Kind.IN_TRANSIT);
      assertThat(item.item()).contains(deposit.value());
      assertThat(item.ledger()).as("whose it was, that day").isEmpty();
      assertThat(item.amount()).isEqualTo(usd("75"));
      assertThat(item.note().orElseThrow()).startsWith("The bank took it back on ").contains("; in the book on ");
    });
    assertThat(between.figures().areBalanced()).isTrue();
    assertThat(reconciliations.sign(client.account(), between.id(), false, LAWYER))
        .isInstanceOf(Reconciliations.Done.class);
    assertThat(took(between)).containsExactly(gone);
  }

  @Test
  void aPeriodBeforeAndAPeriodAfterKnowNothingOfIt() {
    var before = reconciled(gone.minusDays(1));
    var after = reconciled(house.today());

    assertThat(before.figures().items()).as("on its way").singleElement()
        .satisfies(item -> assertThat(item.note()).isEmpty());
    assertThat(before.figures().areBalanced()).isTrue();
    assertThat(took(before)).isEmpty();
    assertThat(after.figures().items()).isEmpty();
    assertThat(after.figures().areBalanced()).isTrue();
  }

  private List<LocalDate> took(Reconciliation made) {
    return shown.of(made).stream().filter(item -> item.kind().equals("NSF")).map(JdbcShownItems.Shown::on).toList();
  }

  private Reconciliation reconciled(LocalDate end) {
    var bankHolds = house.balance(client.account(), ChartAccount.BANK);
    var answer = reconciliations.reconcile(new Statement(client.account(), end, bankHolds, List.of()), BOOKKEEPER);
    return ((Reconciliations.Done) answer).made();
  }
}
