package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.StatementTicks.Answered;
import java.time.Duration;
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

/** What was open at the end of a period, and of which the bank or the firm says more in the next one. */
@ProductTest
@Tag("both-databases")
class SaidAfterThePeriodTest {

  @Autowired private Draws draws;
  @Autowired private TrustHouse house;
  @Autowired private Deposits deposits;
  @Autowired private DrawdownSight sight;
  @Autowired private Bank bank;
  @Autowired private StatementTicks ticks;
  @Autowired private TrustAccounts accounts;
  @Autowired private Reconciliations reconciliations;
  @Autowired private TrustProof proof;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Client client;
  private LocalDate end;

  @BeforeEach
  void aClientWithMoneyInTrust() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    end = house.today();
  }

  @AfterEach
  void everyLawHolds() {
    assertThat(proof.journalOf(client.account())).isEmpty();
    assertThat(TrustLaws.broken(jdbc, client.account())).isEmpty();
  }

  @Test
  void whatWasOnItsWayAndOutstandingIsTickedOffThoughItWasToldClearedPastItsLine() {
    var deposit = deposited(Optional.of(client.ledger()));
    var cheque = draws.posted(draws.to(client, DrawdownType.REFUND, "100.00", "The client")).value();
    signed(end, "500.00");
    clock.advance(Duration.ofDays(2));
    bank.clears(client.account(), deposit.value());
    bank.clears(client.account(), cheque);

    shows("40.00", deposit.value());
    shows("-100.00", cheque);

    signed(house.today(), "440.00");
  }

  /** The bank's feed says the day of booking, its statement that of the value. */
  @Test
  void aLineShowsWhatWasToldClearedOnALaterDay() {
    var deposit = deposited(Optional.of(client.ledger()));
    clock.advance(Duration.ofDays(2));
    bank.clears(client.account(), deposit.value());

    shows("40.00", deposit.value(), end);

    signed(end, "540.00");
    signed(house.today(), "540.00");
  }

  @Test
  void aPaymentTakenBackIsTickedOffThoughItWasToldClearedPastItsLine() {
    var cheque = draws.posted(draws.to(client, DrawdownType.REFUND, "100.00", "The client"));
    bank.clears(client.account(), cheque.value());
    var back = draws.posted(draws.reversal(client, "100.00",
        sight.posting(client.account(), cheque.toString()).orElseThrow(), Optional.empty()));
    bank.clears(client.account(), back.value());

    shows("-100.00", cheque.value());
    shows("100.00", back.value());

    signed(end, "500.00");
  }

  @Test
  void aPreparedPeriodIsSignedThoughAReceiptOnItsWayFoundItsClient() {
    var deposit = deposited(Optional.empty());
    var prepared = reconciled(end, "500.00");
    clock.advance(Duration.ofDays(1));
    assertThat(deposits.identify(deposit, client.ledger(), BOOKKEEPER)).isInstanceOf(Done.class);

    assertThat(reconciliations.sign(client.account(), prepared.id(), false, LAWYER))
        .isInstanceOf(Reconciliations.Done.class);
    assertThat(prepared.figures().items()).singleElement()
        .satisfies(item -> assertThat(item.ledger()).as("nobody knew whose it is").isEmpty());
  }

  private DepositId deposited(Optional<LedgerId> whose) {
    return ((Done) deposits.take(
        new NewDeposit("test", UUID.randomUUID().toString(), client.account(), whose, usd("40"), DepositMethod.CHECK,
            end, Optional.empty(), Optional.empty()),
        BOOKKEEPER)).deposit().id();
  }

  private void shows(String amount, UUID item) {
    shows(amount, item, house.today());
  }

  private void shows(String amount, UUID item, LocalDate on) {
    var line = bank.line(client.account(), on, amount, "ITEM");
    assertThat(sheet().items()).extracting(BankLine.BookItem::item).contains(item);
    assertThat(bank.shows(client.account(), line, item)).isInstanceOf(Answered.class);
    assertThat(sheet().items()).extracting(BankLine.BookItem::item).doesNotContain(item);
  }

  private StatementTicks.Sheet sheet() {
    return ticks.sheet(accounts.find(client.account()).orElseThrow(), house.today(), Optional.empty());
  }

  private void signed(LocalDate through, String bankHolds) {
    assertThat(reconciliations.sign(client.account(), reconciled(through, bankHolds).id(), false, LAWYER))
        .isInstanceOf(Reconciliations.Done.class);
  }

  private Reconciliation reconciled(LocalDate through, String bankHolds) {
    return ((Reconciliations.Done) reconciliations.reconcile(
        new Statement(client.account(), through, usd(bankHolds), List.of()), BOOKKEEPER)).made();
  }
}
