package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.trust.Reconciliations.Done;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.TrustLedger.Answer;
import io.matterflow.trust.TrustLedger.Posted;
import io.matterflow.trust.TrustLedger.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A break stops the drawdowns of that account, and of no other, until it is reconciled. */
@ProductTest
@Tag("both-databases")
class LiveCheckTest {

  private static final Answer FROZEN = new Refused(TrustCode.TRUST_FROZEN, Optional.empty());

  @Autowired private TrustHouse house;
  @Autowired private Reconciliations reconciliations;
  @Autowired private JdbcTemplate jdbc;

  private LedgerId ledger;
  private TrustAccountId account;

  @BeforeEach
  void aClientHasMoney() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00"));
  }

  @Test
  void aStatementOutOfBalanceStopsDrawdownsOfThatAccountUntilOneIsInBalance() {
    var elsewhere = house.opened(Map.of(ledger, "500.00"));

    reconciled(house.today(), "499.00");

    assertThat(drawn(account)).isEqualTo(FROZEN);
    assertThat(drawn(elsewhere)).isInstanceOf(Posted.class);
    assertThat(house.deposited(account, ledger, "10.00", house.today()).postings()).hasSize(1);
    reconciled(house.today(), "500.00");
    assertThat(drawn(account)).isInstanceOf(Posted.class);
  }

  @Test
  void anOldPeriodNeitherStopsNorLifts() {
    reconciled(house.today(), "499.00");
    reconciled(house.today().minusDays(1), "500.00");
    assertThat(drawn(account)).isEqualTo(FROZEN);

    reconciled(house.today(), "500.00");
    reconciled(house.today().minusDays(1), "499.00");
    assertThat(drawn(account)).isInstanceOf(Posted.class);
  }

  @Test
  void booksThatDifferStopDrawdownsWithTheNextPosting() {
    jdbc.update("update trust_balance set balance = balance + 1 where account = ? and code = 'T100'", account.value());
    var elsewhere = house.opened(Map.of(ledger, "500.00"));

    house.deposited(account, ledger, "10.00", house.today());
    house.deposited(account, ledger, "10.00", house.today());

    assertThat(drawn(account)).isEqualTo(FROZEN);
    assertThat(drawn(elsewhere)).isInstanceOf(Posted.class);
    assertThat(stops()).isEqualTo(1);
    reconciled(house.today(), "500.00");
    assertThat(drawn(account)).isEqualTo(FROZEN);
    jdbc.update("update trust_balance set balance = balance - 1 where account = ? and code = 'T100'", account.value());
    reconciled(house.today(), "500.00");
    assertThat(drawn(account)).isInstanceOf(Posted.class);
  }

  @Test
  void aShortageIsNotLiftedByAStatement() {
    jdbc.update("""
        insert into trust_freeze (id, account, cause, since, frozen_by) values (?, ?, 'SHORTAGE', ?, 'test')
        """, UUID.randomUUID(), account.value(), house.now());

    reconciled(house.today(), "500.00");

    assertThat(drawn(account)).isEqualTo(FROZEN);
  }

  private void reconciled(LocalDate end, String balance) {
    assertThat(reconciliations.reconcile(new Statement(account, end, usd(balance), List.of()), BOOKKEEPER))
        .isInstanceOf(Done.class);
  }

  private Answer drawn(TrustAccountId from) {
    return house.drawn(from, PostingKind.REFUND, ledger, "5.00", house.today());
  }

  private int stops() {
    return jdbc.queryForObject("select count(*) from trust_freeze where account = ? and lifted_at is null",
        Integer.class, account.value());
  }
}
