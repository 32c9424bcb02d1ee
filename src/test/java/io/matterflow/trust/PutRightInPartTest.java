package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Money;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DrawdownAnswer.Refused;
import io.matterflow.trust.Draws.Client;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A deposit on the wrong ledger of which the bank took a part: what is left of it goes where it belongs, and once. */
@ProductTest
@Tag("both-databases")
class PutRightInPartTest {

  @Autowired private Draws draws;
  @Autowired private TrustHouse house;
  @Autowired private Drawdowns drawdowns;
  @Autowired private DrawdownSight sight;
  @Autowired private Deposits deposits;
  @Autowired private TrustAccounts accounts;
  @Autowired private BankEvents events;
  @Autowired private Bank bank;
  @Autowired private TrustProof proof;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private Client client;
  private LedgerId right;

  @BeforeEach
  void aDepositStandsOnTheWrongLedger() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    right = house.ledger();
  }

  @AfterEach
  void everyLawHolds() {
    assertThat(proof.journalOf(client.account())).isEmpty();
    assertThat(TrustLaws.broken(jdbc, client.account())).isEmpty();
  }

  @Test
  void aDepositOfWhichTheBankTookAPartBackIsNotTakenBackWhole() {
    var deposit = deposited(Optional.of(client.ledger()));
    house.collected(deposit);
    tookBack(deposit, Optional.of(usd("30")));
    house.deposited(client.account(), client.ledger(), "50.00", house.today());

    assertThat(drawdowns.propose(putRight(deposit, "75.00", Optional.of(right)), BOOKKEEPER))
        .isInstanceOfSatisfying(Refused.class, refused -> {
          assertThat(refused.code()).isEqualTo(TrustCode.TRUST_NOT_REVERSIBLE);
          assertThat(refused.limit()).contains(usd("45"));
          assertThat(refused.next()).contains("name $45.00, which is left of it, and the ledger that is right");
        });
    assertThat(drawdowns.propose(putRight(deposit, "45.00", Optional.empty()), BOOKKEEPER))
        .as("a deposit of which the bank took a part has been").isInstanceOf(Refused.class);
    assertThat(drawdowns.propose(putRight(deposit, "44.99", Optional.of(right)), BOOKKEEPER))
        .isInstanceOf(Refused.class);
  }

  @Test
  void whatIsLeftOfItGoesToTheRightLedgerAndComesBackFromThere() {
    var deposit = deposited(Optional.of(client.ledger()));
    tookBack(deposit, Optional.of(usd("30")));

    draws.posted(putRight(deposit, "45.00", Optional.of(right)));

    assertThat(draws.book(client)).as("what came back stays booked where it was taken").isEqualTo("500.00");
    assertThat(house.book(client.account(), right)).isEqualTo(usd("45"));
    assertThat(drawdowns.propose(putRight(deposit, "45.00", Optional.of(right)), BOOKKEEPER))
        .as("it is there no more").isInstanceOf(Refused.class);
    tookBack(deposit, Optional.of(usd("5")));
    assertThat(house.book(client.account(), right)).isEqualTo(usd("40"));

    var third = house.ledger();
    draws.posted(draws.reversal(new Client(client.matter(), right, client.account()), "40.00", posting(deposit),
        Optional.of(third)));
    tookBack(deposit, Optional.empty());

    assertThat(house.book(client.account(), right)).isEqualTo(usd("0"));
    assertThat(house.book(client.account(), third)).isEqualTo(usd("0"));
    assertThat(deposits.required(deposit).state()).isEqualTo(Deposit.State.RETURNED);
  }

  @Test
  void aDepositIsNotPutRightToTheLedgerOnWhichItStands() {
    var deposit = deposited(Optional.of(client.ledger()));

    assertThat(drawdowns.propose(putRight(deposit, "75.00", Optional.of(client.ledger())), BOOKKEEPER))
        .isInstanceOfSatisfying(Refused.class, refused -> {
          assertThat(refused.code()).isEqualTo(TrustCode.TRUST_NOT_REVERSIBLE);
          assertThat(refused.next()).startsWith("It stands on that ledger already");
        });
  }

  @Test
  void whatIsLeftOfWhatWasIdentifiedWronglyGoesToTheRightLedgerToo() {
    var deposit = deposited(Optional.empty());
    assertThat(deposits.identify(deposit, client.ledger(), BOOKKEEPER)).isInstanceOf(Done.class);
    tookBack(deposit, Optional.of(usd("30")));

    draws.posted(putRight(deposit, "45.00", Optional.of(right)));

    assertThat(house.book(client.account(), right)).isEqualTo(usd("45"));
    assertThat(draws.book(client)).isEqualTo("500.00");
  }

  @Test
  void asOfADayBeforeItWaitsToClearWhereItStoodThen() {
    var deposit = deposited(Optional.of(client.ledger()), house.today().minusDays(3));
    draws.posted(putRight(deposit, "75.00", Optional.of(right)));

    var before = accounts.standing(client.account(), house.today().minusDays(1)).orElseThrow().ledgers();
    var now = accounts.standing(client.account(), house.today()).orElseThrow().ledgers();

    assertThat(before.get(client.ledger()).book()).isEqualTo(usd("575"));
    assertThat(before.get(client.ledger()).drawable()).isEqualTo(usd("500"));
    assertThat(now.get(client.ledger()).drawable()).isEqualTo(usd("500"));
    assertThat(now.get(right).book()).isEqualTo(usd("75"));
    assertThat(now.get(right).drawable()).isEqualTo(usd("0"));
  }

  /** Whether it stands there since it came, or since somebody identified it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsToGoElsewhereIsNotOfferedForAnythingElse(boolean known) {
    var deposit = deposited(known ? Optional.of(client.ledger()) : Optional.empty());
    if (!known) {
      assertThat(deposits.identify(deposit, client.ledger(), BOOKKEEPER)).isInstanceOf(Done.class);
    }
    house.collected(deposit);
    draws.authorized(putRight(deposit, "75.00", Optional.of(right)));

    assertThat(drawdowns.propose(draws.to(client, DrawdownType.REFUND, "500.01", "The client"), BOOKKEEPER))
        .isInstanceOfSatisfying(Refused.class, refused -> {
          assertThat(refused.code()).isEqualTo(TrustCode.TRUST_INSUFFICIENT_LEDGER);
          assertThat(refused.limit()).contains(usd("500"));
        });
  }

  @Test
  void asLongAsOneIsOpenAnotherOfTheSamePostingIsRefusedAndTheFirstNamed() {
    var deposit = deposited(Optional.of(client.ledger()));
    var first = draws.authorized(putRight(deposit, "75.00", Optional.of(right)));

    assertThat(drawdowns.propose(putRight(deposit, "75.00", Optional.of(house.ledger())), BOOKKEEPER))
        .isInstanceOfSatisfying(Refused.class, refused -> {
          assertThat(refused.code()).isEqualTo(TrustCode.TRUST_NOT_REVERSIBLE);
          assertThat(refused.next()).contains("Drawdown %s of $75.00".formatted(first), "or withdrawn first");
        });

    drawdowns.withdraw(first, "The other ledger is right.", BOOKKEEPER);
    draws.posted(putRight(deposit, "75.00", Optional.of(right)));
    assertThat(house.book(client.account(), right)).isEqualTo(usd("75"));
  }

  @Test
  void oneThatALawyerHasSignedIsOverWhenAPartComesBack() {
    var deposit = deposited(Optional.of(client.ledger()));
    house.collected(deposit);
    var signed = draws.authorized(putRight(deposit, "75.00", Optional.of(right)));

    tookBack(deposit, Optional.of(usd("30")));

    assertThat(draws.now(signed).state()).isEqualTo(Drawdown.State.VOIDED);
    assertThat(draws.now(signed).endedBecause()).contains("DEPOSIT_CAME_BACK");
    assertThat(draws.execute(signed)).isInstanceOf(DrawdownAnswer.NotNow.class);
    assertThat(isUnderWay(signed)).isFalse();
    draws.posted(putRight(deposit, "45.00", Optional.of(right)));
    draws.posted(draws.to(client, DrawdownType.REFUND, "500.00", "The client"));
    assertThat(house.book(client.account(), right)).isEqualTo(usd("45"));
  }

  @Test
  void oneThatNobodyHasSignedIsOverWhenAllOfItComesBack() {
    var deposit = deposited(Optional.of(client.ledger()));
    var other = draws.proposed(draws.to(client, DrawdownType.REFUND, "100.00", "The client"));
    var asked = draws.proposed(putRight(deposit, "75.00", Optional.of(right)));

    tookBack(deposit, Optional.empty());

    assertThat(draws.now(asked).state()).isEqualTo(Drawdown.State.VOIDED);
    assertThat(isUnderWay(asked)).isFalse();
    assertThat(draws.now(other).state()).isEqualTo(Drawdown.State.PROPOSED);
    draws.posted(draws.to(client, DrawdownType.REFUND, "400.00", "The client"));
  }

  /** The bank's day is one on which it stood elsewhere, and its line of that day shows it. */
  @Test
  void oneThatCameBackBeforeItWasMovedIsTakenFromTheLedgerToWhichItCame() {
    var deposit = deposited(Optional.of(client.ledger()), house.today().minusDays(3));
    var before = house.today().minusDays(1);
    draws.posted(putRight(deposit, "75.00", Optional.of(right)));

    var back = bank.told(client.account(), BankEvent.Kind.NSF, deposit.value(), before);

    assertThat(house.book(client.account(), right)).isEqualTo(usd("0"));
    assertThat(house.balance(client.account(), ChartAccount.SHORTAGE)).isEqualTo(usd("0"));
    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(deposits.required(deposit).returnedOn()).contains(before);
    var line = bank.line(client.account(), before, "-75.00", "RETURNED ITEM");
    assertThat(bank.shows(client.account(), line, back.value())).isInstanceOf(StatementTicks.Answered.class);
  }

  private DrawdownTerms putRight(DepositId deposit, String amount, Optional<LedgerId> to) {
    return draws.reversal(client, amount, posting(deposit), to);
  }

  private long posting(DepositId deposit) {
    return sight.posting(client.account(), deposit.toString()).orElseThrow();
  }

  private DepositId deposited(Optional<LedgerId> whose) {
    return deposited(whose, house.today());
  }

  private DepositId deposited(Optional<LedgerId> whose, LocalDate on) {
    var answer = deposits.take(new NewDeposit("test", UUID.randomUUID().toString(), client.account(), whose, usd("75"),
        DepositMethod.CHECK, on, Optional.empty(), Optional.empty()), BOOKKEEPER);
    return ((Done) answer).deposit().id();
  }

  private void tookBack(DepositId deposit, Optional<Money> amount) {
    assertThat(events.take(
        new BankEvent(BankEventId.next(), client.account(), UUID.randomUUID().toString(), house.today(),
            Kind.CHARGEBACK, Optional.of(deposit.value()), Optional.empty(), amount, Optional.empty()),
        "test", BOOKKEEPER)).isInstanceOf(Taken.class);
  }

  private boolean isUnderWay(DrawdownId drawdown) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(drawdown.toString()).count() > 0
        || tasks.createTaskQuery().processInstanceBusinessKey(drawdown.toString()).count() > 0;
  }
}
