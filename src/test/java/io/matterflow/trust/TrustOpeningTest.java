package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Money;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.Reconciliation.Figures;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.TrustAccounts.Misfits;
import io.matterflow.trust.TrustAccounts.Opened;
import io.matterflow.trust.TrustAccounts.Opening;
import io.matterflow.trust.TrustAccounts.Opening.Cheque;
import io.matterflow.trust.TrustAccounts.Opening.InTransit;
import io.matterflow.trust.TrustAccounts.OpeningAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A firm takes over in mid-life: what book and bank did not have in common on that day is an item until the bank shows
 * it.
 */
@ProductTest
@Tag("both-databases")
class TrustOpeningTest {

  @Autowired private TrustHouse house;
  @Autowired private TrustAccounts accounts;
  @Autowired private Deposits deposits;
  @Autowired private Reconciliations reconciliations;
  @Autowired private BankEvents events;
  @Autowired private Bank bank;
  @Autowired private LongWaits waits;
  @Autowired private TrustProof proof;
  @Autowired private TrustRecords records;
  @Autowired private JdbcClient jdbc;

  private final TrustAccountId account = TrustHouse.name();
  private LocalDate day;
  private LedgerId a;
  private LedgerId b;

  @BeforeEach
  void theFirmTakesOver() {
    house.grant(LAWYER);
    day = house.today().minusDays(30);
    a = house.ledger();
    b = house.ledger();
    assertThat(opened(account,
        List.of(new InTransit(a, usd("1000"), DepositMethod.CHECK, day.minusDays(1), Optional.of("887"),
            Optional.of("Dana Whitlock"))),
        List.of(new Cheque(b, usd("700"), day.minusDays(10), "2001", Optional.of("Clerk of Court")))))
        .isInstanceOf(Opened.class);
  }

  @Test
  void theFirstReconciliationTiesOut() {
    var figures = reconciled(day, "5000.00");

    assertThat(figures.bookBalance()).isEqualTo(usd("5300"));
    assertThat(figures.total(ReconcilingItem.Kind.IN_TRANSIT)).isEqualTo(usd("1000"));
    assertThat(figures.total(ReconcilingItem.Kind.OUTSTANDING)).isEqualTo(usd("700"));
    assertThat(figures.items()).extracting(item -> item.ref().orElse("")).containsExactly("2001", "887");
    assertThat(figures.areBalanced()).isTrue();
    assertThat(proof.verify(account).orElseThrow().findings()).isEmpty();
  }

  @Test
  void whatTheBankShowsLaterIsNoItemFromThatDayOn() {
    cleared(cheque(), day.plusDays(3));
    cleared(deposit().id().value(), day.plusDays(1));

    assertThat(reconciled(day.plusDays(2), "6000.00").areBalanced()).isTrue();
    assertThat(reconciled(day.plusDays(3), "5300.00").items()).isEmpty();
    assertThat(reconciled(day.plusDays(3), "5300.00").areBalanced()).isTrue();
    assertThat(told(Kind.CLEARED, cheque(), day.plusDays(4))).isInstanceOfSatisfying(Outcome.Refused.class,
        refused -> assertThat(refused.code()).isEqualTo("ALREADY_CLEARED"));
  }

  @Test
  void theClientsRecordsShowThatTheBankPaidTheCheque() {
    cleared(cheque(), day.plusDays(3));

    assertThat(records.bankEvents(b, day.plusDays(2))).isEmpty();
    assertThat(records.bankEvents(b, day.plusDays(3)))
        .singleElement()
        .satisfies(told -> assertThat(told.event().item()).contains(cheque()));
    assertThat(records.bankEvents(a, day.plusDays(3))).isEmpty();
  }

  @Test
  void aChequeIsNotPaidBeforeItWasWrittenOrOnAnotherAccount() {
    assertThat(told(Kind.CLEARED, cheque(), day.minusDays(11))).isInstanceOfSatisfying(Outcome.Refused.class,
        refused -> assertThat(refused.code()).isEqualTo("BEFORE_ITEM"));
    var other = house.opened(Map.of(a, "1.00"));
    assertThat(events.take(new BankEvent(BankEventId.next(), other, UUID.randomUUID().toString(), day, Kind.CLEARED,
        Optional.of(cheque()), Optional.empty(), Optional.empty(), Optional.empty()), "test", BOOKKEEPER))
        .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo("UNKNOWN_ITEM"));
  }

  @Test
  void theBanksLineIsTickedOffAgainstIt() {
    var line = bank.line(account, day.plusDays(2), "-700.00", "Check 2001");

    assertThat(bank.shows(account, line, cheque())).isInstanceOf(StatementTicks.Answered.class);

    assertThat(reconciled(day.plusDays(2), "4300.00").areBalanced()).isTrue();
  }

  @Test
  void moneyInTransitIsDrawableWhenItHasClearedAndWasConfirmed() {
    assertThat(drawable()).isEqualTo(usd("4000"));

    assertThat(deposits.confirm(List.of(deposit().id()), LAWYER)).isInstanceOf(DepositAnswer.Done.class);

    assertThat(drawable()).isEqualTo(usd("5000"));
  }

  @Test
  void moneyInTransitThatComesBackEndsLikeAnyDeposit() {
    assertThat(told(Kind.NSF, deposit().id().value(), day.plusDays(2))).isInstanceOf(Outcome.Taken.class);

    assertThat(house.book(account, a)).isEqualTo(usd("4000"));
    assertThat(reconciled(day.plusDays(2), "5000.00").areBalanced()).isTrue();
  }

  @Test
  void whoPaidIsKeptWithTheDeposit() {
    assertThat(deposit().payer()).contains("Dana Whitlock");
  }

  @Test
  void theClientIsNotToldAgainOfWhatCameBefore() {
    assertThat(jdbc.sql("select count(*) from trust_receipt_notice where deposit_id = :id")
        .param("id", deposit().id().value())
        .query(Integer.class).single()).isZero();
  }

  @Test
  void aChequeThatNobodyCashesComesBeforeTheBookkeeper() {
    assertThat(waits.on(accounts.find(account).orElseThrow(), day.plusDays(100)))
        .anySatisfy(wait -> assertThat(wait.subject()).isEqualTo(cheque().toString()));
  }

  @Test
  void nothingIsOpenedByItemsThatCannotBe() {
    var other = TrustHouse.name();

    assertThat(opened(other,
        List.of(new InTransit(b, usd("300.01"), DepositMethod.CHECK, day, Optional.empty(), Optional.empty())),
        List.of()))
        .isInstanceOfSatisfying(Misfits.class,
            misfits -> assertThat(misfits.first()).isEqualTo(TrustCode.TRUST_INSUFFICIENT_LEDGER));
    assertThat(
        opened(other, List.of(), List.of(new Cheque(new LedgerId("9999-9999"), usd("1"), day, "1", Optional.empty()))))
        .isInstanceOfSatisfying(Misfits.class,
            misfits -> assertThat(misfits.first()).isEqualTo(TrustCode.TRUST_UNKNOWN_LEDGER));
    assertThat(accounts.find(other)).isEmpty();
  }

  @Test
  void theDatabaseLeavesTheChequeAsItWas() {
    assertThatExceptionOfType(DataAccessException.class).isThrownBy(() ->
        jdbc.sql("update trust_opening_cheque set amount = 1 where id = :id").param("id", cheque()).update());
  }

  private OpeningAnswer opened(TrustAccountId id, List<InTransit> inTransit, List<Cheque> cheques) {
    return accounts.open(
        new Opening(id, day, Money.USD, "MODEL", Book.OURS, Map.of(a, usd("5000"), b, usd("300")), inTransit, cheques),
        LAWYER);
  }

  private Figures reconciled(LocalDate end, String bankBalance) {
    return ((Reconciliations.Done) reconciliations.reconcile(new Statement(account, end, usd(bankBalance), List.of()),
        BOOKKEEPER))
        .made().figures();
  }

  private void cleared(UUID item, LocalDate on) {
    assertThat(told(Kind.CLEARED, item, on)).isInstanceOf(Outcome.Taken.class);
  }

  private Outcome told(Kind kind, UUID item, LocalDate on) {
    return events
        .take(new BankEvent(BankEventId.next(), account, UUID.randomUUID().toString(), on, kind, Optional.of(item),
        Optional.empty(), Optional.empty(), Optional.empty()), "test", BOOKKEEPER);
  }

  private UUID cheque() {
    return jdbc.sql("select id from trust_opening_cheque where account = :account").param("account", account.value())
        .query(UUID.class).single();
  }

  private Deposit deposit() {
    return deposits
        .list(new Deposits.Selection(Optional.of(account), Optional.empty(), Optional.of(a), LocalDate.EPOCH,
            house.today(), 5))
        .get(0);
  }

  private Money drawable() {
    return accounts.standing(accounts.find(account).orElseThrow(), a).drawable();
  }
}
