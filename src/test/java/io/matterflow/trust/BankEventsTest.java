package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEvent.Outcome.Refused;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.Shortages.Cured;
import io.matterflow.trust.Shortages.NotCured;
import io.matterflow.trust.Shortages.ReferenceUsed;
import io.matterflow.trust.Shortages.Transfer;
import io.matterflow.trust.TrustLedger.Posted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the bank did: posted on its word, never under nothing, seen by a lawyer; what is owed is cured by a transfer.
 */
@ProductTest
@Tag("both-databases")
class BankEventsTest {

  @Autowired private TrustHouse house;
  @Autowired private BankEvents events;
  @Autowired private Deposits deposits;
  @Autowired private Shortages shortages;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private LedgerId ledger;
  private LedgerId other;
  private TrustAccountId account;

  @BeforeEach
  void twoClientsHaveMoney() {
    ledger = house.ledger();
    other = house.ledger();
    account = house.opened(Map.of(ledger, "500.00", other, "10000.00", LedgerId.FLOAT, "100.00"));
    house.grant(LAWYER);
  }

  @Test
  void whatGoesThroughGoesThroughWholeAndIsWhoseItIs() {
    var deposit = deposited("200.00");
    var item = Optional.of(deposit.id().value());

    assertThat(events.take(event(Kind.CLEARED, item, Optional.empty(), Optional.of(usd("20.00"))), "test", BOOKKEEPER))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("NOT_ITS_AMOUNT"));
    assertThat(events.take(event(Kind.CLEARED, item, Optional.of(other), Optional.empty()), "test", BOOKKEEPER))
        .isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(TrustCode.TRUST_CROSS_LEDGER_TRANSFER.name()));
    taken(event(Kind.CLEARED, item, Optional.empty(), Optional.of(usd("200.00"))));
  }

  @Test
  void aReturnedItemEndsItsDepositAndTakesItFromItsLedger() {
    var deposit = deposited("200.00");

    var taken = taken(event(Kind.NSF, Optional.of(deposit.id().value()), Optional.empty(), Optional.empty()));

    assertThat(taken.postings()).singleElement().satisfies(row -> {
      assertThat(row.debit()).isEqualTo(ChartAccount.of(ledger));
      assertThat(row.amount()).isEqualTo(usd("200"));
      assertThat(row.deposit()).contains(deposit.id());
    });
    assertThat(deposits.required(deposit.id()).state()).isEqualTo(State.RETURNED);
    assertThat(deposits.required(deposit.id()).returnedOn()).contains(house.today());
    assertThat(house.book(account, ledger)).isEqualTo(usd("500"));
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(deposit.id().toString()).list()).isEmpty();
    assertThat(refused(event(Kind.NSF, Optional.of(deposit.id().value()), Optional.empty(), Optional.empty())))
        .isEqualTo("ITEM_ENDED");
    assertThat(refused(event(Kind.CLEARED, Optional.of(deposit.id().value()), Optional.empty(), Optional.empty())))
        .isEqualTo("ITEM_ENDED");
  }

  @Test
  void theSameEventAgainChangesNothingAndAnotherUnderItsNameIsRefused() {
    var nsf = of(Kind.NSF, ledger, "120.00");
    var first = taken(nsf);

    assertThat(events.take(nsf, "test", BOOKKEEPER)).isEqualTo(new Taken(first.id(), first.postings(), true));
    assertThat(
        refused(new BankEvent(BankEventId.next(), account, nsf.eventId(), nsf.on(), Kind.NSF, nsf.item(), nsf.ledger(),
        Optional.of(usd("120.01")), nsf.note()))).isEqualTo("EVENT_REUSED");
    assertThat(house.book(account, ledger)).isEqualTo(usd("380"));
  }

  @Test
  void whatTheLedgerDoesNotHoldTheFirmOwesAndNobodyDrawsUntilItIsCured() {
    var elsewhere = house.opened(Map.of(ledger, "70.00"));
    taken(of(Kind.NSF, ledger, "620.00"));

    assertThat(house.book(account, ledger)).isEqualTo(usd("0"));
    assertThat(house.book(account, other)).isEqualTo(usd("10000"));
    assertThat(owed()).isEqualTo(usd("120"));
    assertThat(house.drawn(account, PostingKind.REFUND, other, "1.00", house.today()))
        .isEqualTo(new TrustLedger.Refused(TrustCode.TRUST_FROZEN, Optional.empty()));
    assertThat(house.drawn(elsewhere, PostingKind.REFUND, ledger, "1.00", house.today())).isInstanceOf(Posted.class);

    assertThat(cure("50.00", "FED-1")).isEqualTo(new Cured(usd("70")));
    assertThat(cure("50.00", "FED-1")).isEqualTo(new Cured(usd("70")));
    assertThat(cure("60.00", "FED-1")).isEqualTo(new ReferenceUsed());
    assertThat(cure("70.01", "FED-2")).isEqualTo(new NotCured(TrustCode.TRUST_COMMINGLING, Optional.of(usd("70"))));
    assertThat(house.drawn(account, PostingKind.REFUND, other, "1.00", house.today()))
        .isInstanceOf(TrustLedger.Refused.class);

    assertThat(cure("70.00", "FED-2")).isEqualTo(new Cured(usd("0")));

    assertThat(house.drawn(account, PostingKind.REFUND, other, "1.00", house.today())).isInstanceOf(Posted.class);
    assertThat(open("cureShortage")).isZero();
  }

  @Test
  void aSecondShortageIsTheSameStop() {
    taken(of(Kind.NSF, ledger, "620.00"));
    taken(of(Kind.BANK_CHARGE, LedgerId.FLOAT, "130.00"));

    assertThat(owed()).isEqualTo(usd("150"));
    assertThat(house.balance(account, ChartAccount.FLOAT)).isEqualTo(usd("0"));
    assertThat(open("cureShortage")).isEqualTo(1);
  }

  @Test
  void onlyALawyerCuresAndTheFirmsBooksHaveTheTransfer() {
    taken(of(Kind.NSF, ledger, "620.00"));
    var pretender = TrustHouse.person("pretender-" + UUID.randomUUID(), Role.TRUST_AUTHORIZER);

    assertThat(shortages.cure(account, new Transfer(usd("120"), house.today(), "FED-1"), pretender))
        .isEqualTo(new NotCured(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty()));
    assertThat(owed()).isEqualTo(usd("120"));

    cure("120.00", "FED-1");

    assertThat(booked("cure:%s:FED-1".formatted(account))).isEqualTo("SHORTAGE_CURED DUE_FROM_CLIENT CASH 120.00");
  }

  @Test
  void theFloatThatTheFirmPaysInIsItsBankCharge() {
    var funded = ((Done) deposits
        .take(new NewDeposit("test", UUID.randomUUID().toString(), account, Optional.of(LedgerId.FLOAT),
        usd("50"), DepositMethod.WIRE, house.today(), Optional.empty(), Optional.empty()), BOOKKEEPER)).deposit();

    assertThat(booked("deposit:" + funded.id())).isEqualTo("FLOAT_FUNDED BANK_CHARGES CASH 50.00");
  }

  @Test
  void aChargeIsNeverAClients() {
    assertThat(refused(of(Kind.BANK_CHARGE, ledger, "15.00"))).isEqualTo("TRUST_FEE_FROM_TRUST");

    taken(event(Kind.BANK_CHARGE, Optional.empty(), Optional.empty(), Optional.of(usd("15"))));

    assertThat(house.balance(account, ChartAccount.FLOAT)).isEqualTo(usd("85"));
    assertThat(house.book(account, ledger)).isEqualTo(usd("500"));
  }

  @Test
  void interestIsNobodysAndIsSweptToTheBar() {
    taken(event(Kind.INTEREST, Optional.empty(), Optional.empty(), Optional.of(usd("3.20"))));
    assertThat(house.balance(account, ChartAccount.INTEREST)).isEqualTo(usd("3.20"));

    taken(event(Kind.SWEEP, Optional.empty(), Optional.empty(), Optional.of(usd("3.20"))));

    assertThat(house.balance(account, ChartAccount.INTEREST)).isEqualTo(usd("0"));
    assertThat(house.balance(account, ChartAccount.BANK)).isEqualTo(usd("10600"));
  }

  @Test
  void aLawyerSeesEachDebitAndNobodyElseSaysSo() {
    var nsf = taken(of(Kind.NSF, ledger, "120.00"));
    taken(event(Kind.INTEREST, Optional.empty(), Optional.empty(), Optional.of(usd("1"))));
    assertThat(open("acknowledgeBankDebit", nsf.id().toString())).isEqualTo(1);

    assertThat(events.acknowledge(nsf.id(), BOOKKEEPER)).isEmpty();
    assertThat(open("acknowledgeBankDebit", nsf.id().toString())).isEqualTo(1);
    assertThat(events.acknowledge(nsf.id(), LAWYER)).isPresent();
    assertThat(events.acknowledge(nsf.id(), LAWYER)).isPresent();

    assertThat(open("acknowledgeBankDebit", nsf.id().toString())).isZero();
    assertThat(jdbc.queryForList("select lawyer from trust_acknowledgement where bank_event_id = ?", String.class,
        nsf.id().value()))
        .containsExactly(LAWYER.user().value());
  }

  @Test
  void whatStandsOnTheStatementHasClearedOnce() {
    var deposit = deposited("200.00");
    var id = Optional.of(deposit.id().value());

    taken(event(Kind.CLEARED, id, Optional.empty(), Optional.empty()));

    assertThat(deposits.required(deposit.id()).clearedOn()).contains(house.today());
    assertThat(deposits.required(deposit.id()).drawableOn()).isEmpty();
    assertThat(refused(event(Kind.CLEARED, id, Optional.empty(), Optional.empty()))).isEqualTo("ALREADY_CLEARED");
    assertThat(refused(event(Kind.CLEARED, Optional.of(UUID.randomUUID()), Optional.empty(), Optional.empty())))
        .isEqualTo("UNKNOWN_ITEM");
    assertThat(refused(event(Kind.CLEARED, Optional.empty(), Optional.empty(), Optional.empty()))).isEqualTo("NO_ITEM");
  }

  @Test
  void aDrawdownThatWasPostedClearsToo() {
    house.drawn(account, PostingKind.REFUND, other, "10.00", house.today());
    var drawdown = jdbc.queryForObject("""
        select allowed.drawdown_id from trust_posting posting
        join trust_authorization allowed on allowed.id = posting.authorization_id
        where posting.account = ?
        """, UUID.class, account.value());

    taken(event(Kind.CLEARED, Optional.of(drawdown), Optional.empty(), Optional.empty()));

    assertThat(jdbc.queryForObject("select item_kind from trust_cleared where item_id = ?", String.class, drawdown))
        .isEqualTo("DRAWDOWN");
  }

  @Test
  void refusesWhatDoesNotFitItsDepositAndKeepsNothingOfIt() {
    var deposit = deposited("200.00");
    var id = Optional.of(deposit.id().value());
    var before = count();

    assertThat(refused(event(Kind.NSF, id, Optional.empty(), Optional.of(usd("199.99"))))).isEqualTo("NOT_ITS_AMOUNT");
    assertThat(refused(event(Kind.CHARGEBACK, id, Optional.empty(), Optional.of(usd("200.01")))))
        .isEqualTo("NOT_ITS_AMOUNT");
    assertThat(refused(event(Kind.NSF, id, Optional.of(other), Optional.empty())))
        .isEqualTo("TRUST_CROSS_LEDGER_TRANSFER");
    assertThat(events.take(event(Kind.NSF, id, Optional.of(other), Optional.empty()), "test", BOOKKEEPER))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.detail() + refused.next())
            .contains("stands on ledger " + deposit.ledger().orElseThrow(), "Name the item alone"));
    assertThat(refused(event(Kind.NSF, Optional.empty(), Optional.empty(), Optional.of(usd("5")))))
        .isEqualTo("NO_LEDGER");
    assertThat(refused(event(Kind.NSF, Optional.empty(), Optional.of(new LedgerId("nobody")), Optional.of(usd("5")))))
        .isEqualTo("TRUST_UNKNOWN_LEDGER");
    assertThat(refused(new BankEvent(BankEventId.next(), account, "before", deposit.receivedOn().minusDays(1),
        Kind.NSF, id, Optional.empty(), Optional.empty(), Optional.empty()))).isEqualTo("BEFORE_ITEM");
    assertThat(refused(event(Kind.SWEEP, Optional.empty(), Optional.empty(), Optional.empty()))).isEqualTo("NO_AMOUNT");
    assertThat(refused(
        new BankEvent(BankEventId.next(), account, "early", house.today().minusDays(61), Kind.NSF, Optional.empty(),
        Optional.of(ledger), Optional.of(usd("5")), Optional.empty()))).isEqualTo("TRUST_PERIOD_LOCKED");

    assertThat(count()).isEqualTo(before);
    assertThat(deposits.required(deposit.id()).state()).isEqualTo(State.POSTED);
  }

  @Test
  void anUnidentifiedReceiptThatComesBackWasNobodys() {
    var receipt = ((Done) deposits
        .take(new NewDeposit("test", UUID.randomUUID().toString(), account, Optional.empty(), usd("75"),
        DepositMethod.CHECK, house.today(), Optional.empty(), Optional.empty()), BOOKKEEPER)).deposit();

    taken(event(Kind.NSF, Optional.of(receipt.id().value()), Optional.empty(), Optional.empty()));

    assertThat(house.balance(account, ChartAccount.UNIDENTIFIED)).isEqualTo(usd("0"));
    assertThat(owed()).isEqualTo(usd("0"));
    assertThat(deposits.identify(receipt.id(), ledger, BOOKKEEPER)).isInstanceOf(DepositAnswer.NotNow.class);
  }

  private Deposit deposited(String amount) {
    return ((Done) deposits
        .take(new NewDeposit("test", UUID.randomUUID().toString(), account, Optional.of(ledger), usd(amount),
        DepositMethod.CHECK, house.today(), Optional.empty(), Optional.empty()), BOOKKEEPER)).deposit();
  }

  private Taken taken(BankEvent event) {
    var outcome = events.take(event, "test", BOOKKEEPER);
    assertThat(outcome).isInstanceOf(Taken.class);
    return (Taken) outcome;
  }

  private String refused(BankEvent event) {
    Outcome outcome = events.take(event, "test", BOOKKEEPER);
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).code();
  }

  private BankEvent of(Kind kind, LedgerId which, String amount) {
    return event(kind, Optional.empty(), Optional.of(which), Optional.of(usd(amount)));
  }

  private BankEvent event(Kind kind, Optional<UUID> item, Optional<LedgerId> which, Optional<Money> amount) {
    return new BankEvent(BankEventId.next(), account, UUID.randomUUID().toString(), house.today(), kind, item, which,
        amount,
        Optional.empty());
  }

  private Shortages.Cure cure(String amount, String reference) {
    return shortages.cure(account, new Transfer(usd(amount), house.today(), reference), LAWYER);
  }

  private Money owed() {
    return shortages.owed(account);
  }

  private long open(String task, String key) {
    return tasks.createTaskQuery().taskDefinitionKey(task).processInstanceBusinessKey(key).count();
  }

  private long open(String task) {
    return List.copyOf(jdbc.queryForList("select id from trust_freeze where account = ?", UUID.class, account.value()))
        .stream()
        .mapToLong(freeze -> open(task, freeze.toString())).sum();
  }

  private String booked(String key) {
    return jdbc.queryForObject("""
        select entry.fact || ' ' || line.debit || ' ' || line.credit || ' ' || line.amount
        from journal_entry entry
        join journal_line line on line.entry_key = entry.entry_key
        where entry.entry_key = ?
        """, String.class, key);
  }

  private int count() {
    return jdbc.queryForObject("select count(*) from trust_bank_event", Integer.class);
  }
}
