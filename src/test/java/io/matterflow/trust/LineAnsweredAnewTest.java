package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.StatementTicks.Answered;
import io.matterflow.trust.StatementTicks.NotAnswered;
import java.time.Duration;
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
import org.springframework.jdbc.core.JdbcTemplate;

/** What a line of the bank's statement was answered wrongly with is taken back, in a period that is open or signed. */
@ProductTest
@Tag("both-databases")
class LineAnsweredAnewTest {

  @Autowired private Draws draws;
  @Autowired private TrustHouse house;
  @Autowired private DrawdownSight sight;
  @Autowired private Deposits deposits;
  @Autowired private BankEvents events;
  @Autowired private TrustAccounts accounts;
  @Autowired private Reconciliations reconciliations;
  @Autowired private TrustProof proof;
  @Autowired private Bank bank;
  @Autowired private StatementTicks ticks;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Client client;
  private LedgerId right;

  @BeforeEach
  void twoClientsHaveMoney() {
    draws.lawyersHoldAuthority();
    var wrong = draws.client("500.00");
    right = house.ledger();
    client = new Client(wrong.matter(), wrong.ledger(),
        house.opened(Map.of(wrong.ledger(), "500.00", right, "300.00", LedgerId.FLOAT, "50.00")));
  }

  @AfterEach
  void everyLawHolds() {
    assertThat(proof.journalOf(client.account())).isEmpty();
    assertThat(TrustLaws.broken(jdbc, client.account())).isEmpty();
  }

  @Test
  void theLineThatShowedItIsAnsweredAnew() {
    var line = bank.line(client.account(), house.today(), "-120.00", "CHARGEBACK");
    assertThat(bank.did(client.account(), line, Kind.CHARGEBACK, client.ledger())).isInstanceOf(Answered.class);
    var wrong = new BankEventId(jdbc.queryForObject("select item from trust_statement_item where line_id = ?",
        UUID.class, line));

    draws.posted(undoing(wrong, "120.00"));
    bank.line(client.account(), house.today(), "-120.00", "CHARGEBACK");

    var sheet = ticks.sheet(accounts.find(client.account()).orElseThrow(), house.today(), Optional.empty());
    assertThat(sheet.lines()).singleElement().satisfies(open -> assertThat(open.isOpen()).isTrue());
    assertThat(sheet.items()).isEmpty();
    assertThat(reconciliations.sign(client.account(), made(house.today(), "850.00").id(), true, LAWYER))
        .isEqualTo(new Reconciliations.Refused(TrustCode.TRUST_LINES_OPEN));
    var anew = sheet.lines().get(0).id();
    assertThat(bank.did(client.account(), line, Kind.CHARGEBACK, right)).isInstanceOf(NotAnswered.class);
    assertThat(bank.did(client.account(), anew, Kind.CHARGEBACK, right)).isInstanceOf(Answered.class);
    assertThat(bank.did(client.account(), anew, Kind.CHARGEBACK, right)).as("told again").isInstanceOf(Answered.class);
    assertThat(house.book(client.account(), right)).isEqualTo(usd("180"));
    assertThat(reconciled("730.00").areBalanced()).isTrue();
  }

  /** The day between: the book had it, and it never was. */
  @Test
  void asOfADayBeforeItWasTakenBackItStandsBetweenTheBankAndTheBook() {
    var line = bank.line(client.account(), house.today(), "-120.00", "CHARGEBACK");
    bank.did(client.account(), line, Kind.CHARGEBACK, client.ledger());
    var wrong = new BankEventId(jdbc.queryForObject("select item from trust_statement_item where line_id = ?",
        UUID.class, line));
    var end = house.today();
    clock.advance(Duration.ofDays(1));

    draws.posted(undoing(wrong, "120.00"));
    var anew = ticks.sheet(accounts.find(client.account()).orElseThrow(), end, Optional.empty()).lines().get(0).id();
    assertThat(bank.did(client.account(), anew, Kind.CHARGEBACK, right)).isInstanceOf(Answered.class);

    var then = reconciled(end, "730.00");
    assertThat(then.items()).singleElement().satisfies(item -> {
      assertThat(item.kind()).isEqualTo(ReconcilingItem.Kind.OUTSTANDING);
      assertThat(item.note().orElseThrow()).startsWith("Told of the bank wrongly; taken back on");
    });
    assertThat(then.areBalanced()).isTrue();
    assertThat(reconciled("730.00").areBalanced()).isTrue();
    sign(end, "730.00");
  }

  @Test
  void aPeriodThatWasSignedKeepsItsFiguresAndItsLine() {
    var line = bank.line(client.account(), house.today(), "-120.00", "CHARGEBACK");
    bank.did(client.account(), line, Kind.CHARGEBACK, client.ledger());
    var wrong = new BankEventId(jdbc.queryForObject("select item from trust_statement_item where line_id = ?",
        UUID.class, line));
    var end = house.today();
    sign(end, "730.00");
    clock.advance(Duration.ofDays(2));

    draws.posted(undoing(wrong, "120.00"));

    assertThat(reconciled(end.plusDays(1), "730.00").areBalanced()).as("before it was taken back").isTrue();
    assertThat(jdbc.queryForObject("select count(*) from trust_statement_answer where line_id = ?", Integer.class,
        line)).isEqualTo(1);
    told(Optional.empty(), Optional.of(right), "120.00");
    assertThat(reconciled("730.00").areBalanced()).isTrue();
    sign(house.today(), "730.00");
  }

  @Test
  void aDepositThatWasSignedAsGoneIsInTransitFromTheDayOnWhichItStandsAgain() {
    var deposit = deposited(Optional.of(client.ledger()));
    var wrong = told(Optional.of(deposit.value()), Optional.empty(), "75.00");
    var end = house.today();
    sign(end, "850.00");
    clock.advance(Duration.ofDays(2));

    draws.posted(undoing(wrong, "75.00"));

    assertThat(reconciled(end.plusDays(1), "850.00").items()).isEmpty();
    assertThat(reconciled("850.00").items()).singleElement()
        .satisfies(item -> assertThat(item.item()).contains(deposit.value()));
    assertThat(reconciled("850.00").areBalanced()).isTrue();
  }

  private DrawdownTerms undoing(BankEventId event, String amount) {
    return draws.reversal(client, amount, sight.posting(client.account(), event.toString()).orElseThrow(),
        Optional.empty());
  }

  private BankEventId told(Optional<UUID> item, Optional<LedgerId> ledger, String amount) {
    var outcome = events.take(new BankEvent(BankEventId.next(), client.account(), UUID.randomUUID().toString(),
        house.today(), Kind.CHARGEBACK, item, ledger, Optional.of(usd(amount)), Optional.empty()), "test", BOOKKEEPER);
    assertThat(outcome).isInstanceOf(Taken.class);
    return ((Taken) outcome).id();
  }

  private DepositId deposited(Optional<LedgerId> whose) {
    var answer = deposits.take(new NewDeposit("test", UUID.randomUUID().toString(), client.account(), whose, usd("75"),
        DepositMethod.CHECK, house.today(), Optional.empty(), Optional.empty()), BOOKKEEPER);
    return ((Done) answer).deposit().id();
  }

  private Reconciliation.Figures reconciled(String bank) {
    return reconciled(house.today(), bank);
  }

  private Reconciliation.Figures reconciled(LocalDate end, String bank) {
    return made(end, bank).figures();
  }

  private Reconciliation made(LocalDate end, String bank) {
    var answer = reconciliations.reconcile(new Statement(client.account(), end, usd(bank), List.of()), BOOKKEEPER);
    return ((Reconciliations.Done) answer).made();
  }

  private void sign(LocalDate end, String bank) {
    assertThat(reconciliations.sign(client.account(), made(end, bank).id(), true, LAWYER))
        .isInstanceOf(Reconciliations.Done.class);
  }
}
