package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Money;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEvent.Outcome.Refused;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.DepositAnswer.Done;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a card's bank takes back of a deposit, in parts: never more than it brought, and nothing else's money. */
@ProductTest
@Tag("both-databases")
class ChargebacksTest {

  @Autowired private TrustHouse house;
  @Autowired private BankEvents events;
  @Autowired private Deposits deposits;
  @Autowired private Shortages shortages;
  @Autowired private TrustAccounts accounts;
  @Autowired private TrustProof proof;
  @Autowired private Bank bank;
  @Autowired private StatementTicks ticks;

  private LedgerId ledger;
  private TrustAccountId account;

  @BeforeEach
  void aClientHasMoney() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00"));
    house.grant(LAWYER);
  }

  @AfterEach
  void everyLawHolds() {
    assertThat(proof.journalOf(account)).isEmpty();
  }

  @Test
  void aChargebackOfAPartLeavesTheRestOfTheDeposit() {
    var deposit = deposited("200.00");

    taken(event(Kind.CHARGEBACK, Optional.of(deposit.id().value()), Optional.empty(), Optional.of(usd("80"))));

    assertThat(deposits.required(deposit.id()).state()).isEqualTo(State.POSTED);
    assertThat(house.book(account, ledger)).isEqualTo(usd("620"));
  }

  @Test
  void noMoreComesBackThanTheDepositBroughtInHoweverManyParts() {
    var id = Optional.of(deposited("200.00").id().value());
    taken(event(Kind.CHARGEBACK, id, Optional.empty(), Optional.of(usd("80"))));
    taken(event(Kind.CHARGEBACK, id, Optional.empty(), Optional.of(usd("80"))));

    var over = events.take(event(Kind.CHARGEBACK, id, Optional.empty(), Optional.of(usd("40.01"))), "test", BOOKKEEPER);
    assertThat(over).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.code()).isEqualTo("NOT_ITS_AMOUNT");
      assertThat(refused.detail()).contains("200.00", "160.00 of it was taken back before", "40.00 is left");
    });
    assertThat(refused(event(Kind.NSF, id, Optional.empty(), Optional.of(usd("200"))))).isEqualTo("NOT_ITS_AMOUNT");
    assertThat(house.book(account, ledger)).isEqualTo(usd("540"));

    taken(event(Kind.CHARGEBACK, id, Optional.empty(), Optional.empty()));

    assertThat(house.book(account, ledger)).isEqualTo(usd("500"));
    var deposit = deposits.required(new DepositId(id.get()));
    assertThat(deposit.state()).isEqualTo(State.RETURNED);
    assertThat(deposit.returnedOn()).contains(house.today());
    assertThat(refused(event(Kind.CHARGEBACK, id, Optional.empty(), Optional.of(usd("0.01"))))).isEqualTo("ITEM_ENDED");
    assertThat(refused(event(Kind.NSF, id, Optional.empty(), Optional.empty()))).isEqualTo("ITEM_ENDED");
  }

  /** What is short of it is the firm's to make good, and counts as taken back too. */
  @Test
  void aReturnedItemTakesWhatAChargebackHasLeft() {
    var id = Optional.of(deposited("200.00").id().value());
    taken(of(Kind.NSF, ledger, "690.00"));
    taken(event(Kind.CHARGEBACK, id, Optional.empty(), Optional.of(usd("80"))));

    taken(event(Kind.NSF, id, Optional.empty(), Optional.empty()));

    assertThat(shortages.owed(account)).isEqualTo(usd("190"));
    assertThat(deposits.required(new DepositId(id.get())).state()).isEqualTo(State.RETURNED);
  }

  /** The rest of the deposit waits for its day, and what was collected before may be drawn as before. */
  @Test
  void aPartOfWhatIsNotCollectedTakesNothingOfWhatIs() {
    var deposit = deposited("200.00");
    assertThat(drawable()).isEqualTo(usd("500"));

    taken(event(Kind.CHARGEBACK, Optional.of(deposit.id().value()), Optional.empty(), Optional.of(usd("80"))));
    assertThat(drawable()).isEqualTo(usd("500"));
    assertThat(house.drawn(account, PostingKind.REFUND, ledger, "500.00", house.today()))
        .isInstanceOf(TrustLedger.Posted.class);

    assertThat(drawable()).isEqualTo(usd("0"));
    assertThat(proof.journalOf(account)).isEmpty();
    deposits.confirm(List.of(deposit.id()), LAWYER);
    house.collected(deposit.id());
    assertThat(drawable()).isEqualTo(usd("120"));
  }

  @Test
  void whoseMoneyItIsGetsWhatTheBankHasLeftOfItAndNothingOfAnothers() {
    var alone = deposited("200.00", Optional.empty());
    taken(event(Kind.CHARGEBACK, Optional.of(alone.id().value()), Optional.empty(), Optional.of(usd("80"))));
    assertThat(deposits.identify(alone.id(), ledger, BOOKKEEPER)).isInstanceOf(Done.class);
    assertThat(house.book(account, ledger)).isEqualTo(usd("620"));

    var another = deposited("300.00", Optional.empty());
    var partly = deposited("200.00", Optional.empty());
    taken(event(Kind.CHARGEBACK, Optional.of(partly.id().value()), Optional.empty(), Optional.of(usd("50"))));
    var identified = ((Done) deposits.identify(partly.id(), ledger, BOOKKEEPER)).deposit();

    assertThat(house.book(account, ledger)).isEqualTo(usd("770"));
    assertThat(house.balance(account, ChartAccount.UNIDENTIFIED)).isEqualTo(another.amount());
    assertThat(identified.left()).isEqualTo(usd("150"));
    assertThat(drawable()).isEqualTo(usd("500"));
    taken(event(Kind.CHARGEBACK, Optional.of(partly.id().value()), Optional.empty(), Optional.empty()));
    assertThat(house.book(account, ledger)).isEqualTo(usd("620"));
  }

  @Test
  void aLineOfTheStatementTakesAPartOfTheDepositThatItNamesOnce() {
    var deposit = deposited("200.00");
    var line = bank.line(account, house.today(), "-80.00", "CHARGEBACK");

    assertThat(answered(line, deposit)).isInstanceOf(StatementTicks.Answered.class);
    assertThat(answered(line, deposit)).isInstanceOf(StatementTicks.Answered.class);
    assertThat(house.book(account, ledger)).isEqualTo(usd("620"));

    assertThat(answered(bank.line(account, house.today(), "-120.01", "CHARGEBACK"), deposit))
        .isInstanceOfSatisfying(StatementTicks.NotAnswered.class,
            not -> assertThat(not.code()).isEqualTo("NOT_ITS_AMOUNT"));
    assertThat(house.book(account, ledger)).isEqualTo(usd("620"));
  }

  /** The line that brought it is of the whole, the part that came back has its own. */
  @Test
  void theSheetSaysWhatCameBackOfADepositThatWaitsForItsLine() {
    var deposit = deposited("200.00");
    deposited("70.00");
    taken(event(Kind.CHARGEBACK, Optional.of(deposit.id().value()), Optional.empty(), Optional.of(usd("80"))));

    var sheet = ticks.sheet(accounts.find(account).orElseThrow(), house.today(), Optional.empty());

    assertThat(sheet.takenOff()).containsExactly(Map.entry(deposit.id().value(), usd("80")));
    assertThat(sheet.items()).extracting(item -> item.amount().plain())
        .containsExactlyInAnyOrder("200.00", "70.00", "-80.00");
    var line = bank.line(account, house.today(), "200.00", "DEPOSIT");
    assertThat(bank.shows(account, line, deposit.id().value())).isInstanceOf(StatementTicks.Answered.class);
  }

  private StatementTicks.Answer answered(UUID line, Deposit deposit) {
    return ticks.answer(account, line,
        new StatementTicks.Told(BankLine.Kind.BANK_EVENT, List.of(), Optional.of(Kind.CHARGEBACK),
            Optional.of(deposit.id().value()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty()),
        BOOKKEEPER);
  }

  private Money drawable() {
    return accounts.standing(accounts.find(account).orElseThrow(), ledger).drawable();
  }

  private Deposit deposited(String amount) {
    return deposited(amount, Optional.of(ledger));
  }

  private Deposit deposited(String amount, Optional<LedgerId> whose) {
    return ((Done) deposits
        .take(new NewDeposit("test", UUID.randomUUID().toString(), account, whose, usd(amount),
        DepositMethod.CARD_GROSS, house.today(), Optional.empty(), Optional.empty()), BOOKKEEPER)).deposit();
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
        amount, Optional.empty());
  }
}
