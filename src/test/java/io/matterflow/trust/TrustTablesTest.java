package io.matterflow.trust;

import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Money;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database takes from nobody, past every line of ours. */
@ProductTest
@Tag("both-databases")
class TrustTablesTest {

  @Autowired private TrustHouse house;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private LedgerId one;
  private LedgerId other;
  private TrustAccountId account;

  @BeforeEach
  void twoClientsHaveMoney() {
    one = house.ledger();
    other = house.ledger();
    account = house.opened(Map.of(one, "500.00", other, "500.00", LedgerId.FLOAT, "100.00"));
  }

  @Test
  void noClientsMoneyIntoAnothersLedger() {
    var authorized = house.authorized(account, PostingKind.TRANSFER, one, "10.00");

    assertRefused("TRANSFER", of(one), of(other), "10.00", one, authorized);
    assertRefused("TRANSFER", of(one), "T290", "10.00", one, authorized);
    assertRefused("TRANSFER", of(one), "T299", "10.00", one, authorized);
  }

  @Test
  void nothingFromALedgerOrTheBankThatNobodyAnswersFor() {
    assertRefused("REFUND", of(one), "T100", "10.00", one, null);
    assertRefused("BANK_CHARGE", "T290", "T100", "10.00", LedgerId.FLOAT, null);
    assertRefused("SWEEP", "T295", "T100", "10.00", null, null);
  }

  @Test
  void nothingThatWasAuthorizedOtherwise() {
    var authorized = house.authorized(account, PostingKind.REFUND, one, "10.00");

    assertRefused("REFUND", of(one), "T100", "10.01", one, authorized);
    assertRefused("REFUND", of(other), "T100", "10.00", other, authorized);
    assertRefused("REFUND", of(other), "T100", "10.00", one, authorized);
    assertRefused("REFUND", "T299", "T100", "10.00", null, authorized);
    assertTaken("REFUND", of(one), "T100", "10.00", one, authorized);
  }

  @Test
  void nothingTwiceOnOneAuthorization() {
    house.drawn(account, PostingKind.REFUND, one, "10.00", house.today());
    var used = new AuthorizationId(jdbc.queryForObject(
        "select authorization_id from trust_posting where account = ? and authorization_id is not null", UUID.class,
        account.value()));

    assertRefused("REFUND", of(one), "T100", "10.00", one, used);
  }

  @Test
  void nothingOutOfBalanceOrOffTheChart() {
    assertRefused("DEPOSIT", "T100", "T100", "10.00", null, null);
    assertRefused("DEPOSIT", "T100", of(one), "0.00", one, null);
    assertRefused("DEPOSIT", "T100", of(one), "-5.00", one, null);
    assertRefused("DEPOSIT", "T100", "T200.", "5.00", one, null);
    assertRefused("DEPOSIT", "1000", of(one), "5.00", one, null);
    assertRefused("GIFT", "T100", of(one), "5.00", one, null);
    assertRefused("DEPOSIT", "T100", of(one), "5.00", other, null);
    assertTaken("DEPOSIT", "T100", of(one), "5.00", one, null);
  }

  @Test
  void noLedgerUnderNothing() {
    assertThatThrownBy(() -> jdbc.update("update trust_balance set balance = -0.01 where account = ? and code = ?",
        account.value(), of(one)))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void noGrantToOneself() {
    assertThatThrownBy(() -> jdbc.update("""
        insert into trust_authority (grant_id, person, lawyer, valid_from, granted_by, granted_at)
        values (?, 'me', 'bar 1', ?, 'me', ?)
        """, UUID.randomUUID(), house.today(), house.now())).isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void nothingOfTrustIsEverDeleted() {
    house.authorized(account, PostingKind.REFUND, one, "10.00");
    house.deposited(account, one, "20.00", house.today());

    for (var table : List.of("trust_account", "trust_balance", "trust_drawdown", "trust_deposit")) {
      assertThatThrownBy(() -> jdbc.update("delete from %s where account = ?".formatted(table), account.value()))
          .as(table)
          .isInstanceOf(DataAccessException.class).hasMessageContaining("is ever deleted");
    }
    assertThatThrownBy(() -> jdbc.update("delete from trust_receipt_notice")).isInstanceOf(DataAccessException.class)
        .hasMessageContaining("ever deleted");
  }

  private static String of(LedgerId ledger) {
    return ChartAccount.of(ledger).code();
  }

  private void assertRefused(
      String kind,
      String debit,
      String credit,
      String amount,
      LedgerId ledger,
      AuthorizationId authorization) {
    assertThatThrownBy(() -> insert(kind, debit, credit, amount, ledger, authorization))
        .as("%s %s %s", kind, debit, credit)
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private void assertTaken(
      String kind,
      String debit,
      String credit,
      String amount,
      LedgerId ledger,
      AuthorizationId authorization) {
    assertThatCode(() -> insert(kind, debit, credit, amount, ledger, authorization)).doesNotThrowAnyException();
  }

  /** What is taken is rolled back: it was never posted. */
  private void
      insert(String kind, String debit, String credit, String amount, LedgerId ledger, AuthorizationId authorization) {
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      jdbc.update("""
          insert into trust_posting (account, sequence, entry_key, line, kind, posted_on, debit, credit, amount, currency, ledger,
            authorization_id, written_at, written_by, previous_hash, hash)
          values (?, 99, ?, 1, ?, ?, ?, ?, ?, 'USD', ?, ?, ?, ?, 'x', 'y')
          """,
          new Object[] {account.value(), "try:" + UUID.randomUUID(), kind, house.today(), debit, credit,
              Money.usd(amount).amount(),
              Optional.ofNullable(ledger).map(LedgerId::value).orElse(null),
              Optional.ofNullable(authorization).map(AuthorizationId::value).orElse(null), house.now(),
              BOOKKEEPER.user().value()},
          new int[] {Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.DATE, Types.VARCHAR, Types.VARCHAR,
              Types.NUMERIC, Types.VARCHAR,
              Types.OTHER, Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR});
    });
  }
}
