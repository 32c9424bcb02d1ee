package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEvent.Outcome.Refused;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.StatementTicks.Answered;
import io.matterflow.trust.StatementTicks.NotAnswered;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A returned item of which only the matter is named: it is the deposit that it can be, and comes back once. */
@ProductTest
@Tag("both-databases")
class ReturnedByMatterTest {

  @Autowired private TrustHouse house;
  @Autowired private BankEvents events;
  @Autowired private Deposits deposits;
  @Autowired private TrustProof proof;
  @Autowired private Bank bank;

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
  void theOnlyDepositOfTheAmountEndsAndDoesNotComeBackAgain() {
    var deposit = house.drawable(account, ledger, "60.00");
    var event = returned("nsf-1", Optional.empty());
    assertThat(take(event)).isInstanceOf(Taken.class);

    assertThat(deposits.required(deposit).state()).isEqualTo(State.RETURNED);
    assertThat(take(event)).isInstanceOfSatisfying(Taken.class, again -> assertThat(again.before()).isTrue());
    assertThat(take(returned("nsf-2", Optional.of(deposit.value()))))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("ITEM_ENDED"));
    assertThat(house.book(account, ledger)).isEqualTo(usd("500"));
  }

  @Test
  void ofTwoThatItMayBeNeitherIsTakenToBeIt() {
    var one = house.drawable(account, ledger, "60.00");
    var other = house.drawable(account, ledger, "60.00");

    assertThat(take(returned("nsf-1", Optional.empty()))).isInstanceOf(Taken.class);

    assertThat(deposits.required(one).state()).isNotEqualTo(State.RETURNED);
    assertThat(deposits.required(other).state()).isNotEqualTo(State.RETURNED);
    assertThat(house.book(account, ledger)).isEqualTo(usd("560"));
  }

  /** Told past any line, and then met on the statement. */
  @Test
  void aLineOfWhatTheBookHasAlreadyIsTickedAndPostsNothing() {
    var deposit = house.drawable(account, ledger, "60.00");
    bank.clears(account, deposit.value());
    var told = bank.told(account, Kind.NSF, deposit.value(), house.today());
    var line = bank.line(account, house.today(), "-60.00", "RETURNED ITEM");

    assertThat(bank.did(account, line, Kind.NSF, ledger)).isInstanceOfSatisfying(NotAnswered.class, not -> {
      assertThat(not.code()).isEqualTo("ALREADY_TOLD");
      assertThat(not.next()).contains("Tick it among the book's items.");
    });
    assertThat(house.book(account, ledger)).isEqualTo(usd("500"));

    assertThat(bank.shows(account, line, told.value())).isInstanceOf(Answered.class);
    assertThat(house.book(account, ledger)).isEqualTo(usd("500"));
  }

  @Test
  void aLineIsAnsweredOnceAndTheSameAgainIsNoOtherAnswer() {
    var line = bank.line(account, house.today(), "-60.00", "RETURNED ITEM");
    var income = bank.line(account, house.today(), "75.00", "DEPOSIT");
    house.drawable(account, ledger, "60.00");

    assertThat(bank.did(account, line, Kind.NSF, ledger)).isInstanceOf(Answered.class);
    assertThat(bank.did(account, line, Kind.NSF, ledger)).isInstanceOf(Answered.class);
    assertAnotherAnswerIsRefused(bank.did(account, line, Kind.CHARGEBACK, ledger));
    assertAnotherAnswerIsRefused(bank.did(account, line, Kind.NSF, house.ledger()));
    assertThat(bank.isADeposit(account, income, Optional.of(ledger))).isInstanceOf(Answered.class);
    assertThat(bank.isADeposit(account, income, Optional.of(ledger))).isInstanceOf(Answered.class);
    assertAnotherAnswerIsRefused(bank.isADeposit(account, income, Optional.of(house.ledger())));

    assertThat(house.book(account, ledger)).isEqualTo(usd("575"));
  }

  @Test
  void itemsThatALineShowsAreSaidOnce() {
    var deposit = house.drawable(account, ledger, "60.00");
    var other = house.drawable(account, ledger, "60.00");
    var line = bank.line(account, house.today(), "60.00", "DEPOSIT");

    assertThat(bank.shows(account, line, deposit.value())).isInstanceOf(Answered.class);
    assertThat(bank.shows(account, line, deposit.value())).isInstanceOf(Answered.class);
    assertAnotherAnswerIsRefused(bank.shows(account, line, other.value()));
  }

  private static void assertAnotherAnswerIsRefused(StatementTicks.Answer answer) {
    assertThat(answer).isInstanceOfSatisfying(NotAnswered.class,
        not -> assertThat(not.code()).isEqualTo("ALREADY_ANSWERED"));
  }

  private BankEvent returned(String eventId, Optional<UUID> item) {
    return new BankEvent(BankEventId.next(), account, eventId, house.today(), Kind.NSF, item,
        item.isPresent() ? Optional.empty() : Optional.of(ledger), Optional.of(usd("60")), Optional.empty());
  }

  private Outcome take(BankEvent event) {
    return events.take(event, "test", BOOKKEEPER);
  }
}
