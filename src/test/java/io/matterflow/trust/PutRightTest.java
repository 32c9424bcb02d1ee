package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoices;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DrawdownAnswer.Refused;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.Reconciliations.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What was posted wrongly is taken back, and whatever the bank says afterwards meets the ledger on which the money
 * really is.
 */
@ProductTest
@Tag("both-databases")
class PutRightTest {

  @Autowired private Draws draws;
  @Autowired private TrustHouse house;
  @Autowired private Drawdowns drawdowns;
  @Autowired private DrawdownSight sight;
  @Autowired private Deposits deposits;
  @Autowired private BankEvents events;
  @Autowired private TrustAccounts accounts;
  @Autowired private Reconciliations reconciliations;
  @Autowired private TrustProof proof;
  @Autowired private Bank bank;
  @Autowired private StatementTicks ticks;
  @Autowired private MovableClock clock;
  @Autowired private Invoices invoices;
  @Autowired private RuntimeService runtime;

  private Client client;
  private LedgerId right;

  @BeforeEach
  void aClientHasMoney() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    right = house.ledger();
  }

  @AfterEach
  void everyLawHolds() {
    assertThat(proof.journalOf(client.account())).isEmpty();
  }

  @Test
  void aDepositThatWasMovedIsUncollectedWhereItIsAndNoLongerWhereItWas() {
    var deposit = deposited(Optional.of(client.ledger()));

    moved(deposit, client.ledger(), right);

    assertThat(deposits.required(deposit).ledger()).contains(right);
    assertThat(drawable(right)).isEqualTo("0.00");
    assertThat(drawable(client.ledger())).isEqualTo("500.00");
    draws.posted(draws.to(client, DrawdownType.REFUND, "500.00", "The client"));
  }

  @Test
  void oneThatWasMovedComesBackFromTheLedgerOnWhichItIs() {
    var deposit = deposited(Optional.of(client.ledger()));
    moved(deposit, client.ledger(), right);

    assertThat(told(Kind.NSF, deposit.value())).isInstanceOf(Taken.class);

    assertThat(house.book(client.account(), right)).isEqualTo(usd("0"));
    assertThat(draws.book(client)).isEqualTo("500.00");
  }

  @Test
  void itIsMovedAgainWhereTheSecondLedgerWasWrongToo() {
    var deposit = deposited(Optional.of(client.ledger()));
    moved(deposit, client.ledger(), right);
    var third = house.ledger();

    moved(deposit, right, third);

    assertThat(house.book(client.account(), right)).isEqualTo(usd("0"));
    assertThat(house.book(client.account(), third)).isEqualTo(usd("75"));
  }

  @Test
  void whatWasIdentifiedWronglyIsMovedOnce() {
    var deposit = deposited(Optional.empty());
    assertThat(deposits.identify(deposit, client.ledger(), BOOKKEEPER)).isInstanceOf(Done.class);
    var identified = sight.posting(client.account(), deposit.toString()).orElseThrow();

    moved(deposit, client.ledger(), right);

    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(house.book(client.account(), right)).isEqualTo(usd("75"));
    assertThat(drawable(right)).isEqualTo("0.00");
    assertThat(drawdowns.propose(draws.reversal(client, "75.00", identified, Optional.of(right)), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_NOT_REVERSIBLE, Optional.empty()));
  }

  @Test
  void whatWasSpentMeanwhileTheFirmMakesGoodFirst() {
    var deposit = deposited(Optional.of(client.ledger()));
    house.collected(deposit);
    draws.posted(draws.to(client, DrawdownType.PAY_OUT, "550.00", "The expert"));
    var wrong = draws.reversal(client, "75.00", sight.posting(client.account(), deposit.toString()).orElseThrow(),
        Optional.of(right));
    assertThat(drawdowns.propose(wrong, BOOKKEEPER)).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.code()).isEqualTo(TrustCode.TRUST_INSUFFICIENT_LEDGER);
      assertThat(refused.limit()).contains(usd("25"));
      assertThat(refused.next()).startsWith("The money was spent meanwhile").contains("deposit on this ledger");
    });

    house.deposited(client.account(), client.ledger(), "50.00", house.today());
    draws.posted(wrong);

    assertThat(draws.book(client)).isEqualTo("0.00");
    assertThat(house.book(client.account(), right)).isEqualTo(usd("75"));
  }

  @Test
  void whatIsProposedForTheMoneyIsWithdrawnFirst() {
    var deposit = deposited(Optional.of(client.ledger()));
    house.collected(deposit);
    draws.proposed(draws.to(client, DrawdownType.PAY_OUT, "550.00", "The expert"));

    var wrong = draws.reversal(client, "75.00", sight.posting(client.account(), deposit.toString()).orElseThrow(),
        Optional.of(right));

    assertThat(drawdowns.propose(wrong, BOOKKEEPER)).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.next())
            .isEqualTo("Other drawdowns of this ledger are open: have them withdrawn first."));
  }

  @Test
  void whoseWasIdentifiedIsNamedByWhoeverTakesItBack() {
    var deposit = deposited(Optional.empty());
    deposits.identify(deposit, client.ledger(), BOOKKEEPER);
    var identified = sight.posting(client.account(), deposit.toString()).orElseThrow();

    assertThat(drawdowns.propose(draws.reversal(client, "75.00", identified, Optional.empty()), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_NOT_REVERSIBLE, Optional.empty()));
  }

  /** Told twice under two names, say: the bank knows of one, so nothing of the other comes back or goes through. */
  @Test
  void aDepositThatNeverWasIsOver() {
    var deposit = deposited(Optional.of(client.ledger()));

    draws.posted(draws.reversal(client, "75.00", sight.posting(client.account(), deposit.toString()).orElseThrow(),
        Optional.empty()));

    assertThat(deposits.required(deposit).state()).isEqualTo(Deposit.State.RETURNED);
    assertThat(told(Kind.NSF, deposit.value())).isInstanceOfSatisfying(Outcome.Refused.class,
        refused -> assertThat(refused.code()).isEqualTo("ITEM_ENDED"));
    assertThat(told(Kind.CLEARED, deposit.value())).isInstanceOfSatisfying(Outcome.Refused.class,
        refused -> assertThat(refused.code()).isEqualTo("ITEM_ENDED"));
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("trust-deposit")
        .processInstanceBusinessKey(deposit.toString()).count()).isZero();
    assertThat(itemsToday()).isEmpty();
  }

  @Test
  void aDrawThatIsTakenBackIsProvenInBothBooks() {
    var invoice = draws.invoice(client, "50.00", 30);
    var draw = draws.posted(draws.fees(client, invoice, "50.00"));

    draws.posted(draws.reversal(client, "50.00", draws.now(draw).postedAs().orElseThrow(), Optional.empty()));

    assertThat(invoices.find(invoice).orElseThrow().open()).isEqualTo(usd("50"));
  }

  @Test
  void aChequeThatIsVoidedBeforeTheBankPaidItIsNeitherOutstandingNorInTransit() {
    var cheque = draws.posted(draws.to(client, DrawdownType.PAY_OUT, "120.00", "The expert"));
    assertThat(itemsToday()).extracting(ReconcilingItem::kind).containsExactly(ReconcilingItem.Kind.OUTSTANDING);

    var reversal = draws
        .posted(draws.reversal(client, "120.00", draws.now(cheque).postedAs().orElseThrow(), Optional.empty()));

    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(itemsToday()).isEmpty();
    assertThat(draws.now(reversal).state()).isEqualTo(Drawdown.State.SETTLED);
    assertThat(draws.now(reversal).nextAction(draws.house.today())).contains("shows neither");
    assertThat(told(Kind.CLEARED, reversal.value())).isInstanceOfSatisfying(Outcome.Refused.class,
        refused -> assertThat(refused.code()).isEqualTo("ITEM_ENDED"));
    assertThat(draws.now(reversal).state()).isEqualTo(Drawdown.State.SETTLED);
    assertThat(isUnderWay(reversal)).isFalse();
    assertThat(draws.now(cheque).state()).isEqualTo(Drawdown.State.TAKEN_BACK);
    assertThat(
        drawdowns.search(Optional.of(client.account()), Optional.empty(), Optional.of(Drawdown.State.TAKEN_BACK), 10))
        .extracting(Drawdown::id).containsExactly(cheque);
    assertThat(isUnderWay(cheque)).isFalse();
  }

  @Test
  void whatTheBankHasPaidComesBackByTheBankAndIsWaitedForUntilThen() {
    var cheque = draws.posted(draws.to(client, DrawdownType.PAY_OUT, "120.00", "The expert"));
    assertThat(told(Kind.CLEARED, cheque.value())).isInstanceOf(Taken.class);

    var reversal = draws
        .posted(draws.reversal(client, "120.00", draws.now(cheque).postedAs().orElseThrow(), Optional.empty()));

    assertThat(draws.now(cheque).state()).isEqualTo(Drawdown.State.CLEARED);
    assertThat(draws.now(reversal).state()).isEqualTo(Drawdown.State.POSTED);
    assertThat(draws.now(reversal).nextAction(draws.house.today())).contains("come back");
    assertThat(isUnderWay(reversal)).isTrue();
    assertThat(told(Kind.CLEARED, reversal.value())).isInstanceOf(Taken.class);
    assertThat(draws.now(reversal).state()).isEqualTo(Drawdown.State.CLEARED);
    assertThat(draws.now(reversal).nextAction(draws.house.today())).doesNotContain("paid");
    assertThat(isUnderWay(reversal)).isFalse();
  }

  @Test
  void whatStaysInsideTheAccountSaysNothingOfTheBank() {
    var deposit = deposited(Optional.of(client.ledger()));
    var posting = sight.posting(client.account(), deposit.toString()).orElseThrow();

    var moved = draws.posted(draws.reversal(client, "75.00", posting, Optional.of(right)));

    assertThat(draws.now(moved).state()).isEqualTo(Drawdown.State.CLEARED);
    assertThat(draws.now(moved).nextAction(draws.house.today())).contains("between ledgers").doesNotContain("paid");
    assertThat(isUnderWay(moved)).isFalse();
  }

  @Test
  void theBankDoesNotPayWhatWasTakenBackAndIsWrongIfItDoes() {
    var cheque = draws.posted(draws.to(client, DrawdownType.PAY_OUT, "120.00", "The expert"));
    draws.posted(draws.reversal(client, "120.00", draws.now(cheque).postedAs().orElseThrow(), Optional.empty()));

    assertThat(told(Kind.CLEARED, cheque.value())).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
      assertThat(refused.code()).isEqualTo("ITEM_ENDED");
      assertThat(refused.next()).contains("an error of the bank");
    });
    var line = bank.line(client.account(), house.today(), "-120.00", "CHECK");
    assertThat(bank.shows(client.account(), line, cheque.value())).isInstanceOfSatisfying(
        StatementTicks.NotAnswered.class,
        refused -> assertThat(refused.code()).isEqualTo("ITEM_ENDED"));
    assertThat(bank.hasItWrong(client.account(), line, Optional.empty())).isInstanceOf(StatementTicks.Answered.class);
    assertThat(draws.now(cheque).state()).isEqualTo(Drawdown.State.TAKEN_BACK);
  }

  @Test
  void aLineThatPaidItBeforeItWasTakenBackIsSuggestedAndTicked() {
    var cheque = draws.posted(draws.to(client, DrawdownType.PAY_OUT, "120.00", "The expert"));
    var paid = house.today();
    clock.advance(Duration.ofDays(1));
    var reversal = draws
        .posted(draws.reversal(client, "120.00", draws.now(cheque).postedAs().orElseThrow(), Optional.empty()));
    bank.line(client.account(), paid, "-121.00", "FEE");
    bank.line(client.account(), house.today(), "-120.00", "ANOTHER CHECK");
    var answered = bank.line(client.account(), paid, "-120.00", "A THIRD");
    bank.hasItWrong(client.account(), answered, Optional.empty());
    assertThat(sheet().items()).as("of what no line may show nothing is listed").isEmpty();

    bank.line(client.account(), paid, "-120.00", "CHECK");
    var line = sheet().lines().stream().filter(one -> one.description().equals("CHECK")).findFirst().orElseThrow().id();

    assertThat(sheet().suggestions()).singleElement()
        .satisfies(suggestion -> assertThat(suggestion.items()).containsExactly(cheque.value()));
    assertThat(bank.shows(client.account(), line, cheque.value())).isInstanceOf(StatementTicks.Answered.class);
    assertThat(draws.now(cheque).state()).isEqualTo(Drawdown.State.CLEARED);
    assertThat(draws.now(reversal).state()).isEqualTo(Drawdown.State.POSTED);
    assertThat(sheet().items()).extracting(BankLine.BookItem::item).containsExactly(reversal.value());
  }

  /** The client gets back all but what they dispute, and that too when the dispute is over. */
  @Test
  void aRefundLeavesTheDisputedPartAlone() {
    var invoice = draws.invoice(client, "200.00", 30);
    invoices.dispute(invoice, usd("80"), "dispute:" + invoice, BOOKKEEPER);

    assertThat(drawdowns.propose(draws.to(client, DrawdownType.REFUND, "420.01", "The client"), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_DISPUTED, Optional.of(usd("420"))));
    assertThat(drawdowns.propose(draws.fees(client, invoice, "120.01"), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_DISPUTED, Optional.of(usd("120"))));
    draws.posted(draws.fees(client, invoice, "120.00"));
    draws.posted(draws.to(client, DrawdownType.REFUND, "300.00", "The client"));
    assertThat(draws.book(client)).isEqualTo("80.00");
    assertThat(drawdowns.propose(draws.to(client, DrawdownType.REFUND, "0.01", "The client"), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_DISPUTED, Optional.of(usd("0"))));

    invoices.dispute(invoice, usd("-80"), "dispute-settled:" + invoice, BOOKKEEPER);
    invoices.credit(invoice, usd("50"), "credit:" + invoice, BOOKKEEPER);
    draws.posted(draws.fees(client, invoice, "30.00"));
    draws.posted(draws.to(client, DrawdownType.REFUND, "50.00", "The client"));

    assertThat(draws.book(client)).isEqualTo("0.00");
    assertThat(invoices.find(invoice).orElseThrow().open()).isEqualTo(usd("0"));
  }

  private StatementTicks.Sheet sheet() {
    return ticks.sheet(accounts.find(client.account()).orElseThrow(), house.today(), Optional.empty());
  }

  private boolean isUnderWay(DrawdownId drawdown) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(drawdown.toString()).count() > 0;
  }

  private DepositId deposited(Optional<LedgerId> whose) {
    var answer = deposits.take(new NewDeposit("test", UUID.randomUUID().toString(), client.account(), whose, usd("75"),
        DepositMethod.CHECK, house.today(), Optional.empty(), Optional.empty()), BOOKKEEPER);
    assertThat(answer).isInstanceOf(Done.class);
    return ((Done) answer).deposit().id();
  }

  private void moved(DepositId deposit, LedgerId from, LedgerId to) {
    var posting = sight.posting(client.account(), deposit.toString()).orElseThrow();
    draws
        .posted(draws.reversal(new Client(client.matter(), from, client.account()), "75.00", posting, Optional.of(to)));
  }

  private Outcome told(Kind kind, UUID item) {
    return events
        .take(new BankEvent(BankEventId.next(), client.account(), UUID.randomUUID().toString(), house.today(), kind,
        Optional.of(item), Optional.empty(), Optional.empty(), Optional.empty()), "test", BOOKKEEPER);
  }

  private String drawable(LedgerId ledger) {
    return accounts.standing(accounts.find(client.account()).orElseThrow(), ledger).drawable().plain();
  }

  /** What the bank has not shown at the end of the day. */
  private List<ReconcilingItem> itemsToday() {
    var answer = reconciliations.reconcile(new Statement(client.account(), house.today(), usd("500"), List.of()),
        BOOKKEEPER);
    return ((Reconciliations.Done) answer).made().figures().items();
  }
}
