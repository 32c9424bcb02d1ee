package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Money;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DrawdownAnswer.Refused;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.Reconciliations.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was told of the bank wrongly, of the wrong ledger, kind, amount or day, is taken back by a lawyer's word, and
 * told anew as it was.
 */
@ProductTest
@Tag("both-databases")
class BankEventTakenBackTest {

  @Autowired private Draws draws;
  @Autowired private TrustHouse house;
  @Autowired private Drawdowns drawdowns;
  @Autowired private DrawdownSight sight;
  @Autowired private Deposits deposits;
  @Autowired private BankEvents events;
  @Autowired private Shortages shortages;
  @Autowired private JdbcShortages freezes;
  @Autowired private TrustAccounts accounts;
  @Autowired private Reconciliations reconciliations;
  @Autowired private TrustProof proof;
  @Autowired private ReceiptNotices notices;
  @Autowired private Jobs jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
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
  void aChargebackOnTheWrongLedgerIsTakenBackAndToldAnewOnTheRightOne() {
    var wrong = told(Kind.CHARGEBACK, client.ledger(), "120.00");
    assertThat(isOpen("bank-debit", wrong)).isTrue();

    var reversal = draws.posted(undoing(wrong, client.ledger(), "120.00"));

    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(draws.now(reversal).state()).isEqualTo(Drawdown.State.SETTLED);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reversal.toString()).count()).isZero();
    assertThat(isOpen("bank-debit", wrong)).as("no lawyer is asked to see what never was").isFalse();
    assertThat(proof.verify(client.account()).orElseThrow().unacknowledged()).isZero();
    assertThat(items("850.00")).as("the bank shows neither").isEmpty();

    told(Kind.CHARGEBACK, right, "120.00");

    assertThat(house.book(client.account(), right)).isEqualTo(usd("180"));
    assertThat(reconciled("730.00").areBalanced()).isTrue();
  }

  @Test
  void itIsTakenBackOnceAndByAnotherLawyersWord() {
    var wrong = told(Kind.CHARGEBACK, client.ledger(), "120.00");
    var terms = undoing(wrong, client.ledger(), "120.00");
    var asked = draws.authorized(terms);

    assertThat(drawdowns.propose(terms, BOOKKEEPER)).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.next()).contains("takes the same posting back and is open"));
    DrawdownProblems.standing(draws.execute(asked));

    assertThat(next(terms)).isEqualTo(TrustCode.TRUST_NOT_REVERSIBLE.next());
  }

  @Test
  void itNamesItsLedgerItsWholeAmountAndAReason() {
    var wrong = told(Kind.CHARGEBACK, client.ledger(), "120.00");

    assertThat(next(undoing(wrong, right, "120.00"))).contains("stands on ledger " + client.ledger());
    assertThat(next(undoing(wrong, client.ledger(), "119.99"))).contains("as a whole", "$120.00");
    assertThat(next(draws.reversal(client, "120.00", posting(wrong), Optional.of(right)))).contains("Name no other");
    assertThat(next(new DrawdownTerms(client.account(), client.ledger(), DrawdownType.REVERSAL, usd("120"),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(posting(wrong)), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty()))).startsWith("Say what was told wrongly");
  }

  @Test
  void aDepositThatItHadEndedStandsAgainAndComesBackAnotherTime() {
    var deposit = deposited(Optional.of(client.ledger()));
    var wrong = told(Kind.NSF, client.ledger(), "75.00");
    assertThat(deposits.required(deposit).state()).isEqualTo(Deposit.State.RETURNED);
    assertThat(isOpen("trust-deposit", deposit)).isFalse();

    draws.posted(undoing(wrong, client.ledger(), "75.00"));

    assertThat(deposits.required(deposit).state()).isEqualTo(Deposit.State.POSTED);
    assertThat(deposits.required(deposit).left()).isEqualTo(usd("75"));
    assertThat(drawable(client.ledger())).isEqualTo("500.00");
    assertThat(items("850.00")).singleElement().satisfies(item -> {
      assertThat(item.kind()).isEqualTo(ReconcilingItem.Kind.IN_TRANSIT);
      assertThat(item.item()).contains(deposit.value());
    });
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(deposit.toString()).list())
        .extracting(task -> task.getTaskDefinitionKey()).containsExactly("confirmDeposits");

    house.collected(deposit);
    assertThat(drawable(client.ledger())).isEqualTo("575.00");
    told(Kind.NSF, client.ledger(), "75.00");
    assertThat(deposits.required(deposit).state()).isEqualTo(Deposit.State.RETURNED);
    assertThat(draws.book(client)).isEqualTo("500.00");
  }

  @Test
  void oneThatWasConfirmedWaitsForItsDayAgain() {
    var deposit = deposited(Optional.of(client.ledger()));
    deposits.confirm(List.of(deposit), LAWYER);
    var wrong = told(Kind.NSF, client.ledger(), "75.00");

    draws.posted(undoing(wrong, client.ledger(), "75.00"));

    assertThat(deposits.required(deposit).state()).isEqualTo(Deposit.State.CONFIRMED);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("trust-deposit")
        .processInstanceBusinessKey(deposit.toString()).singleResult()).isNotNull();
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(deposit.toString()).count()).isZero();
    assertThat(drawable(client.ledger())).isEqualTo("500.00");
  }

  @Test
  void aClientWhoWasNotToldOfItForThatReasonIsToldAfterAll() {
    var deposit = deposited(Optional.of(client.ledger()));
    var wrong = told(Kind.NSF, client.ledger(), "75.00");
    jobs.runDue("receipt-notice", deposit.toString());
    assertThat(notices.required(deposit).state()).isEqualTo(ReceiptNotice.State.OVERTAKEN);

    draws.posted(undoing(wrong, client.ledger(), "75.00"));
    jobs.runDue("receipt-notice", deposit.toString());

    assertThat(notices.required(deposit).state()).isEqualTo(ReceiptNotice.State.TOLD);
  }

  @Test
  void aPartThatWasToldWronglyIsLeftOfItsDepositAgain() {
    var deposit = deposited(Optional.of(client.ledger()));
    house.collected(deposit);
    var wrong = toldOf(deposit, "30.00");

    draws.posted(undoing(wrong, client.ledger(), "30.00"));

    assertThat(deposits.required(deposit).left()).isEqualTo(usd("75"));
    toldOf(deposit, "75.00");
    assertThat(deposits.required(deposit).state()).isEqualTo(Deposit.State.RETURNED);
    assertThat(draws.book(client)).isEqualTo("500.00");
  }

  @Test
  void whatWasPutRightSinceDoesNotStandAsBefore() {
    var deposit = deposited(Optional.of(client.ledger()));
    var wrong = toldOf(deposit, "30.00");
    draws.posted(draws.reversal(client, "45.00",
        sight.posting(client.account(), deposit.toString()).orElseThrow(), Optional.of(right)));

    assertThat(next(undoing(wrong, client.ledger(), "30.00"))).contains("put right since", "deposit of its own");
  }

  @Test
  void whatTheFirmOwesForItGoesWithItAndDrawdownsGoOn() {
    var wrong = told(Kind.CHARGEBACK, client.ledger(), "620.00");
    assertThat(shortages.owed(client.account())).isEqualTo(usd("120"));
    assertThat(next(draws.to(of(right), DrawdownType.REFUND, "10.00", "The client"))).isNotEmpty();
    var freeze = freezes.open(client.account()).orElseThrow();
    assertThat(next(undoing(wrong, client.ledger(), "620.00"))).contains("$500.00, and the $120.00 that the firm owes");

    draws.posted(undoing(wrong, client.ledger(), "500.00"));

    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(shortages.owed(client.account())).isEqualTo(usd("0"));
    assertThat(isOpen("trust-shortage", freeze)).isFalse();
    draws.posted(draws.to(of(right), DrawdownType.REFUND, "10.00", "The client"));
  }

  @Test
  void ofALedgerThatHeldNothingOnlyWhatTheFirmOwesGoes() {
    var third = house.ledger();
    var wrong = told(Kind.CHARGEBACK, third, "40.00");

    draws.posted(undoing(wrong, third, "40.00"));

    assertThat(house.book(client.account(), third)).isEqualTo(usd("0"));
    assertThat(freezes.open(client.account())).isEmpty();
  }

  @Test
  void asLongAsMoreIsOwedTheAccountStaysStopped() {
    var wrong = told(Kind.CHARGEBACK, client.ledger(), "620.00");
    told(Kind.CHARGEBACK, right, "310.00");

    draws.posted(undoing(wrong, client.ledger(), "500.00"));

    assertThat(shortages.owed(client.account())).isEqualTo(usd("10"));
    assertThat(freezes.open(client.account())).isPresent();
  }

  @Test
  void whatTheFirmHasCuredIsNotTakenBack() {
    var wrong = told(Kind.CHARGEBACK, client.ledger(), "620.00");
    shortages.cure(client.account(), new Shortages.Transfer(usd("120"), house.today(), "wire-1"), LAWYER);

    assertThat(next(undoing(wrong, client.ledger(), "500.00"))).startsWith("The firm has made good a shortage since");
  }

  @Test
  void aChargeGoesBackToTheFloatUnlessThatIsFull() {
    var wrong = told(Kind.BANK_CHARGE, LedgerId.FLOAT, "15.00");
    draws.posted(undoing(wrong, LedgerId.FLOAT, "15.00"));
    assertThat(house.book(client.account(), LedgerId.FLOAT)).isEqualTo(usd("50"));

    var other = told(Kind.BANK_CHARGE, LedgerId.FLOAT, "20.00");
    var room = accounts.find(client.account()).orElseThrow().floatCap().minus(usd("30")).minus(usd("10"));
    house.deposited(client.account(), LedgerId.FLOAT, room.plain(), house.today());

    assertThat(next(undoing(other, LedgerId.FLOAT, "20.00"))).startsWith("The float for bank charges would hold more");
  }

  @Test
  void interestIsTakenBackAsLongAsItWasNotSweptAndASweepToo() {
    var interest = told(Kind.INTEREST, "4.00");
    var sweep = told(Kind.SWEEP, "4.00");
    assertThat(next(undoing(interest, LedgerId.INTEREST, "4.00"))).startsWith("The interest was swept meanwhile");

    draws.posted(undoing(sweep, LedgerId.INTEREST, "4.00"));
    assertThat(house.balance(client.account(), ChartAccount.INTEREST)).isEqualTo(usd("4"));
    draws.posted(undoing(interest, LedgerId.INTEREST, "4.00"));

    assertThat(house.balance(client.account(), ChartAccount.INTEREST)).isEqualTo(usd("0"));
    assertThat(reconciled("850.00").areBalanced()).isTrue();
  }

  @Test
  void nothingElseIsDrawnFromTheInterest() {
    told(Kind.INTEREST, "4.00");

    assertThat(drawdowns.propose(draws.to(of(LedgerId.INTEREST), DrawdownType.REFUND, "4.00", "Me"), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_UNKNOWN_LEDGER, Optional.empty()));
  }

  private String next(DrawdownTerms terms) {
    var answer = drawdowns.propose(terms, BOOKKEEPER);
    assertThat(answer).isInstanceOf(Refused.class);
    return ((Refused) answer).next();
  }

  private DrawdownTerms undoing(BankEventId event, LedgerId ledger, String amount) {
    return draws.reversal(of(ledger), amount, posting(event), Optional.empty());
  }

  private Client of(LedgerId ledger) {
    return new Client(client.matter(), ledger, client.account());
  }

  private long posting(BankEventId event) {
    return sight.posting(client.account(), event.toString()).orElseThrow();
  }

  private BankEventId told(Kind kind, LedgerId ledger, String amount) {
    return told(kind, Optional.empty(), Optional.of(ledger), usd(amount));
  }

  private BankEventId told(Kind kind, String amount) {
    return told(kind, Optional.empty(), Optional.empty(), usd(amount));
  }

  private BankEventId toldOf(DepositId deposit, String amount) {
    return told(Kind.CHARGEBACK, Optional.of(deposit.value()), Optional.empty(), usd(amount));
  }

  private BankEventId told(Kind kind, Optional<UUID> item, Optional<LedgerId> ledger, Money amount) {
    var outcome = events.take(new BankEvent(BankEventId.next(), client.account(), UUID.randomUUID().toString(),
        house.today(), kind, item, ledger, Optional.of(amount), Optional.empty()), "test", BOOKKEEPER);
    assertThat(outcome).isInstanceOf(Taken.class);
    return ((Taken) outcome).id();
  }

  private DepositId deposited(Optional<LedgerId> whose) {
    var answer = deposits.take(new NewDeposit("test", UUID.randomUUID().toString(), client.account(), whose, usd("75"),
        DepositMethod.CHECK, house.today(), Optional.empty(), Optional.empty()), BOOKKEEPER);
    return ((Done) answer).deposit().id();
  }

  private boolean isOpen(String process, Object key) {
    return runtime.createProcessInstanceQuery().processDefinitionKey(process)
        .processInstanceBusinessKey(key.toString()).count() > 0;
  }

  private String drawable(LedgerId ledger) {
    return accounts.standing(accounts.find(client.account()).orElseThrow(), ledger).drawable().plain();
  }

  private List<ReconcilingItem> items(String bank) {
    return reconciled(bank).items();
  }

  private Reconciliation.Figures reconciled(String bank) {
    var answer = reconciliations.reconcile(
        new Statement(client.account(), house.today(), usd(bank), List.of()), BOOKKEEPER);
    return ((Reconciliations.Done) answer).made().figures();
  }
}
