package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Role;
import io.matterflow.trust.TrustLedger.Answer;
import io.matterflow.trust.TrustLedger.Posted;
import io.matterflow.trust.TrustLedger.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A journal that does not hold has stopped its drawdowns by being proven, by night or by whoever asks, until it holds
 * again.
 */
@ProductTest
@Tag("both-databases")
class ProofWatchTest {

  private static final Answer FROZEN = new Refused(TrustCode.TRUST_FROZEN, Optional.empty());

  @Autowired private TrustHouse house;
  @Autowired private Firm firm;
  @Autowired private ProofWatch watch;
  @Autowired private DuringProofs during;
  @Autowired private Newcomers newcomers;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private LedgerId ledger;
  private TrustAccountId account;
  private TrustAccountId elsewhere;

  @BeforeEach
  void twoAccountsAreOpen() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00"));
    elsewhere = house.opened(Map.of(ledger, "500.00"));
  }

  @Test
  void aProofStopsTheAccountWhoseJournalDoesNotHoldAndNoOtherUntilItHolds() {
    shifted(1);

    watch.verify(account);
    watch.verify(account);

    assertThat(stops()).containsExactly("BALANCE");
    assertThat(drawn(account)).isEqualTo(FROZEN);
    assertThat(drawn(elsewhere)).isInstanceOf(Posted.class);
    assertThat(house.deposited(account, ledger, "10.00", house.today()).postings()).hasSize(1);
    shifted(-1);
    watch.verify(account);
    assertThat(stops()).isEmpty();
  }

  /** It read the rows before they were broken, and says what it found after another proof has stopped the account. */
  @Test
  void aProofThatBeganBeforeTheStopDoesNotLiftIt() {
    during.once(() -> {
      clock.advance(Duration.ofMillis(5));
      shifted(1);
      watch.verify(account);
    });

    assertThat(watch.verify(account).orElseThrow().findings()).isEmpty();

    assertThat(stops()).containsExactly("BALANCE");
    shifted(-1);
    watch.verify(account);
    assertThat(stops()).isEmpty();
  }

  @Test
  void eachNightEveryJournalIsProvenAndTheNextNightIsPlanned() {
    var look = waiting();
    jobs.awaitNext("trust-round", look);
    shifted(1);

    jobs.runDue("trust-round", look);

    assertThat(stops()).containsExactly("BALANCE");
    var next = waiting();
    assertThat(next).isNotEqualTo(look);
    assertThat(Duration.between(clock.instant(), jobs.nextDue("trust-round", next).orElseThrow()))
        .isBetween(Duration.ofSeconds(1), Duration.ofHours(25));
    shifted(-1);
    watch.proveAll();
    assertThat(stops()).isEmpty();
    assertThat(drawn(account)).isInstanceOf(Posted.class);
  }

  @Test
  void theLawyersHearOfItOnce() {
    var lawyer = newcomers.associate().value();
    house.grant(TrustHouse.person(lawyer, Role.TRUST_AUTHORIZER));
    shifted(1);

    watch.verify(account);
    watch.verify(account);

    assertThat(jdbc.queryForList("select occasion from personal_notice where kind = 'TRUST_BREAK' and person_id = ?",
        String.class, lawyer))
        .singleElement().asString().startsWith(account + " BALANCE ");
    shifted(-1);
    watch.verify(account);
  }

  @Test
  void aClosedMatterWithMoneyIsToldAndStopsNothing() {
    var matter = firm.hourlyMatter().closed().loaded();
    account = house.opened(Map.of(LedgerId.of(matter.id()), "5.00"));

    assertThat(watch.verify(account).orElseThrow().findings()).isNotEmpty();

    assertThat(stops()).isEmpty();
  }

  private void shifted(int by) {
    jdbc.update("update trust_balance set balance = balance + ? where account = ? and code = 'T100'", by,
        account.value());
  }

  private String waiting() {
    return jdbc.queryForObject("select id from trust_look where begun_at is null", UUID.class).toString();
  }

  private Answer drawn(TrustAccountId from) {
    return house.drawn(from, PostingKind.REFUND, ledger, "5.00", house.today());
  }

  private List<String> stops() {
    return jdbc.queryForList(
        "select reference from trust_freeze where account = ? and cause = 'PROOF' and lifted_at is null", String.class,
        account.value());
  }
}
