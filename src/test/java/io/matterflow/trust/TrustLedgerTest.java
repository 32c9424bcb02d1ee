package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Money;
import io.matterflow.trust.TrustLedger.Answer;
import io.matterflow.trust.TrustLedger.Posted;
import io.matterflow.trust.TrustLedger.Refused;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the ledger lets nobody post, whoever asks. */
@ProductTest
@Tag("both-databases")
class TrustLedgerTest {

  @Autowired private TrustHouse house;
  @Autowired private TrustLedger ledger;
  @Autowired private AuditTrail audit;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private MovableClock clock;

  private LedgerId one;
  private LedgerId other;
  private TrustAccountId account;

  @BeforeEach
  void twoClientsHaveMoney() {
    one = house.ledger();
    other = house.ledger();
    account = house.opened(Map.of(one, "500.00", other, "10000.00", LedgerId.FLOAT, "100.00"));
  }

  @Test
  void postsWhatALawyerHasAuthorizedOnceAndAnswersTheSameAgain() {
    var draw = house.draw(account, PostingKind.REFUND, one, "120.00", house.today(),
        house.authorized(account, PostingKind.REFUND, one, "120.00"));

    var first = (Posted) ledger.post(draw);
    var again = (Posted) ledger.post(draw);

    assertThat(again).isEqualTo(new Posted(first.postings(), true));
    assertThat(house.book(account, one)).isEqualTo(usd("380"));
    assertThat(house.balance(account, ChartAccount.BANK)).isEqualTo(usd("10480"));
  }

  @Test
  void takesALedgerToNothingAndNotACentBelow() {
    assertThat(house.drawn(account, PostingKind.REFUND, one, "500.01", house.today()))
        .isEqualTo(new Refused(TrustCode.TRUST_INSUFFICIENT_LEDGER, Optional.of(usd("500"))));

    assertThat(house.drawn(account, PostingKind.REFUND, one, "500.00", house.today())).isInstanceOf(Posted.class);

    assertThat(house.drawn(account, PostingKind.REFUND, one, "0.01", house.today()))
        .satisfies(refused(TrustCode.TRUST_INSUFFICIENT_LEDGER));
    assertThat(house.book(account, one)).isEqualTo(usd("0"));
  }

  @Test
  void letsNoLedgerBeUnderNothingOnADayThatIsOver() {
    house.deposited(account, one, "1000.00", house.today().minusDays(5));

    var before = house.drawn(account, PostingKind.REFUND, one, "500.01", house.today().minusDays(6));
    var after = house.drawn(account, PostingKind.REFUND, one, "1200.00", house.today().minusDays(5));
    var between = house.drawn(account, PostingKind.REFUND, one, "300.01", house.today().minusDays(20));

    assertThat(before).isEqualTo(new Refused(TrustCode.TRUST_INSUFFICIENT_LEDGER, Optional.of(usd("500"))));
    assertThat(after).isInstanceOf(Posted.class);
    assertThat(between).isEqualTo(new Refused(TrustCode.TRUST_INSUFFICIENT_LEDGER, Optional.of(usd("300"))));
    assertThat(ledger.coverable(account, ChartAccount.of(one), house.today().minusDays(20))).isEqualTo(usd("300"));
  }

  @Test
  void refusesWhatNobodyAuthorized() {
    var bare = TrustEntry.of("bare:" + UUID.randomUUID(), account, PostingKind.REFUND, house.today(), LAWYER)
        .moving(ChartAccount.of(one), ChartAccount.BANK, usd("1"), one);
    var floats = TrustEntry.of("bare:" + UUID.randomUUID(), account, PostingKind.BANK_CHARGE, house.today(), LAWYER)
        .moving(ChartAccount.FLOAT, ChartAccount.BANK, usd("1"), LedgerId.FLOAT);

    assertThat(ledger.post(bare)).satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
    assertThat(ledger.post(floats)).satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
    assertThat(ledger.post(bare.authorizedBy(AuthorizationId.next())))
        .satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
  }

  @Test
  void refusesWhatWasAuthorizedOtherwise() {
    var authorization = house.authorized(account, PostingKind.REFUND, one, "120.00");

    assertThat(ledger.post(house.draw(account, PostingKind.REFUND, one, "120.01", house.today(), authorization)))
        .satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
    assertThat(ledger.post(house.draw(account, PostingKind.REFUND, other, "120.00", house.today(), authorization)))
        .satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
    assertThat(ledger.post(house.draw(account, PostingKind.PAY_OUT, one, "120.00", house.today(), authorization)))
        .satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
    assertThat(house.book(account, one)).isEqualTo(usd("500"));
  }

  @Test
  void usesAnAuthorizationOnce() {
    var authorization = house.authorized(account, PostingKind.REFUND, one, "100.00");
    var draw = house.draw(account, PostingKind.REFUND, one, "100.00", house.today(), authorization);
    ledger.post(draw);

    var second = TrustEntry.of("another:" + authorization, account, PostingKind.REFUND, house.today(), BOOKKEEPER)
        .authorizedBy(authorization).moving(ChartAccount.of(one), ChartAccount.BANK, usd("100"), one);

    assertThat(ledger.post(second)).satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
  }

  @Test
  void doesNotTakeAnAuthorizationThatHasLapsedWasVoidedOrWhoseGrantIsOver() {
    var voided = house.authorized(account, PostingKind.REFUND, one, "1.00");
    jdbc.update(
        "insert into trust_authorization_void (authorization_id, reason, voided_by, voided_at) values (?, 'CHANGED', 'test', ?)",
        voided.value(), house.now());
    var grant = house.grant(LAWYER);
    var ofThePast = house.authorized(account, PostingKind.REFUND, one, "2.00", grant);
    jdbc.update("insert into trust_authority_end (grant_id, ended_by, ended_at, reason) values (?, 'test', ?, 'left')",
        grant.value(), house.now());
    var lapsing = house.authorized(account, PostingKind.REFUND, one, "3.00");

    assertThat(ledger.post(house.draw(account, PostingKind.REFUND, one, "1.00", house.today(), voided)))
        .satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
    assertThat(ledger.post(house.draw(account, PostingKind.REFUND, one, "2.00", house.today(), ofThePast)))
        .satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
    clock.standAt(clock.instant().plus(Duration.ofDays(1)));
    assertThat(ledger.post(house.draw(account, PostingKind.REFUND, one, "3.00", house.today(), lapsing)))
        .satisfies(refused(TrustCode.TRUST_NOT_AUTHORIZED));
  }

  @Test
  void postsOnNoDayThatIsSignedNotYetThereOrBeforeTheOpening() {
    house.signed(account, house.today().minusDays(10), house.now());

    assertThat(house.drawn(account, PostingKind.REFUND, one, "1.00", house.today().minusDays(10)))
        .satisfies(refused(TrustCode.TRUST_PERIOD_LOCKED));
    assertThat(house.drawn(account, PostingKind.REFUND, one, "1.00", house.today().minusDays(61)))
        .satisfies(refused(TrustCode.TRUST_PERIOD_LOCKED));
    assertThat(house.drawn(account, PostingKind.REFUND, one, "1.00", house.today().plusDays(1)))
        .satisfies(refused(TrustCode.TRUST_FUTURE_DATED));
    assertThat(house.drawn(account, PostingKind.REFUND, one, "1.00", house.today().minusDays(9)))
        .isInstanceOf(Posted.class);
  }

  @Test
  void stopsDrawsOfAFrozenAccountAndNotWhatTheBankDid() {
    jdbc.update("insert into trust_freeze (id, account, cause, since, frozen_by) values (?, ?, 'SHORTAGE', ?, 'test')",
        UUID.randomUUID(), account.value(), house.now());

    assertThat(house.drawn(account, PostingKind.REFUND, one, "1.00", house.today()))
        .satisfies(refused(TrustCode.TRUST_FROZEN));
    assertThat(charged("15.00")).isInstanceOf(Posted.class);
    assertThat(house.book(account, LedgerId.FLOAT)).isEqualTo(usd("85"));
  }

  @Test
  void keepsTheFirmsOwnMoneyUnderItsCap() {
    var funding = TrustEntry.of("float:" + UUID.randomUUID(), account, PostingKind.FLOAT_FUNDING, house.today(),
        BOOKKEEPER);

    assertThat(ledger.post(funding.moving(ChartAccount.BANK, ChartAccount.FLOAT, usd("400.01"), LedgerId.FLOAT)))
        .isEqualTo(new Refused(TrustCode.TRUST_COMMINGLING, Optional.of(usd("400"))));
    assertThat(ledger.post(funding.moving(ChartAccount.BANK, ChartAccount.FLOAT, usd("400"), LedgerId.FLOAT)))
        .isInstanceOf(Posted.class);
  }

  @Test
  void curesNoMoreThanTheShortage() {
    var event = house.bankDid(account, PostingKind.NSF, one, "800.00", house.today());
    ledger.post(TrustEntry.of("bank:" + event, account, PostingKind.NSF, house.today(), BOOKKEEPER).doneByTheBank(event)
        .moving(ChartAccount.of(one), ChartAccount.BANK, usd("500"), one)
        .moving(ChartAccount.SHORTAGE, ChartAccount.BANK, usd("300"), one));
    assertThat(house.balance(account, ChartAccount.SHORTAGE)).isEqualTo(usd("300"));
    assertThat(house.balance(account, ChartAccount.BANK)).isEqualTo(usd("9800"));

    var cure = TrustEntry.of("cure:" + event, account, PostingKind.CURE, house.today(), BOOKKEEPER);

    assertThat(ledger.post(cure.moving(ChartAccount.BANK, ChartAccount.SHORTAGE, usd("300.01"))))
        .satisfies(refused(TrustCode.TRUST_COMMINGLING));
    assertThat(ledger.post(cure.moving(ChartAccount.BANK, ChartAccount.SHORTAGE, usd("300"))))
        .isInstanceOf(Posted.class);
  }

  @Test
  void writesEachPostingIntoTheTrailWithItsPlaceAndHash() {
    var posting = ((Posted) house.drawn(account, PostingKind.REFUND, one, "7.00", house.today())).first();

    var act = audit.acts(new AuditQuery(Optional.of(TrustLedger.ENTITY), Optional.of(account.value()), Optional.empty(),
        Optional.empty(), 1)).get(0);

    assertThat(act.act()).isEqualTo("posted");
    assertThat(act.after()).containsEntry("sequence", "4")
        .containsEntry("hash", posting.hash())
        .containsEntry("amount", "USD 7.00");
    assertThat(posting.previousHash()).isNotEqualTo(posting.hash());
    assertThat(posting.computedHash()).isEqualTo(posting.hash());
  }

  @Test
  void callsOtherWordsUnderAKnownKeyAFault() {
    var event = house.bankDid(account, PostingKind.BANK_CHARGE, LedgerId.FLOAT, "5.00", house.today());
    var entry = TrustEntry.of("bank:" + event, account, PostingKind.BANK_CHARGE, house.today(), BOOKKEEPER)
        .doneByTheBank(event);
    ledger.post(entry.moving(ChartAccount.FLOAT, ChartAccount.BANK, usd("5"), LedgerId.FLOAT));

    assertThatThrownBy(() -> ledger.post(entry.moving(ChartAccount.FLOAT, ChartAccount.BANK, usd("6"), LedgerId.FLOAT)))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("posted otherwise");
  }

  @Test
  void knowsNoOtherAccountAndNoOtherCurrency() {
    var entry = TrustEntry.of("x:" + UUID.randomUUID(), account, PostingKind.DEPOSIT, house.today(), BOOKKEEPER)
        .moving(ChartAccount.BANK, ChartAccount.of(one), Money.of("1", Currency.getInstance("EUR")), one);

    assertThat(ledger.post(entry)).satisfies(refused(TrustCode.TRUST_WRONG_CURRENCY));
    assertThat(house.drawnFromNowhere(one)).satisfies(refused(TrustCode.TRUST_UNKNOWN_ACCOUNT));
  }

  private Answer charged(String amount) {
    var event = house.bankDid(account, PostingKind.BANK_CHARGE, LedgerId.FLOAT, amount, house.today());
    return ledger.post(TrustEntry.of("bank:" + event, account, PostingKind.BANK_CHARGE, house.today(), BOOKKEEPER)
        .doneByTheBank(event)
        .moving(ChartAccount.FLOAT, ChartAccount.BANK, usd(amount), LedgerId.FLOAT));
  }

  private static Consumer<Answer> refused(TrustCode code) {
    return answer -> assertThat(answer).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
