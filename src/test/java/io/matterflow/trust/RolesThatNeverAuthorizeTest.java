package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Closes.Begun;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.Shortages.NotCured;
import io.matterflow.trust.Shortages.Transfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A grant made before the role came does what trust authority takes for nobody who keeps or audits the books. */
@ProductTest
@Tag("both-databases")
class RolesThatNeverAuthorizeTest {

  private static final DepositAnswer REFUSED =
      new DepositAnswer.Refused(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty());

  @Autowired private TrustHouse house;
  @Autowired private Deposits deposits;
  @Autowired private Releases releases;
  @Autowired private BankEvents events;
  @Autowired private Shortages shortages;
  @Autowired private Closes closes;
  @Autowired private Reconciliations reconciliations;
  @Autowired private JdbcTemplate jdbc;

  @ParameterizedTest
  @EnumSource(names = {"BOOKKEEPER", "AUDITOR", "SYSTEM"})
  void aGrantAloneConfirmsReleasesAcknowledgesCuresSignsAndSendsBackNothing(Role role) {
    var ledger = house.ledger();
    var account = house.opened(Map.of(ledger, "500.00"));
    house.grant(LAWYER);
    var keeper = TrustHouse.person("granted-" + role.group(), role);
    house.grant(keeper);
    var unconfirmed = deposited(account, ledger);
    var waiting = deposited(account, ledger);
    deposits.confirm(List.of(waiting), LAWYER);
    releases.ask(waiting, "Closing is today.", LAWYER);

    assertThat(deposits.confirm(List.of(unconfirmed), keeper)).isEqualTo(REFUSED);
    assertThat(releases.decide(waiting, true, Optional.of("Guaranteed."), keeper)).isEqualTo(REFUSED);
    var debit = ((Taken) events.take(
        new BankEvent(BankEventId.next(), account, UUID.randomUUID().toString(), house.today(), Kind.NSF,
            Optional.empty(), Optional.of(ledger), Optional.of(usd("900.00")), Optional.empty()),
        "test", BOOKKEEPER)).id();
    assertThat(events.acknowledge(debit, keeper)).isEmpty();
    assertThat(shortages.cure(account, new Transfer(usd("1.00"), house.today(), "FED-1"), keeper))
        .isEqualTo(new NotCured(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty()));
    var end = house.today().minusDays(2);
    var close = ((Begun) closes.begin(account, end, BOOKKEEPER)).close();
    var made = ((Reconciliations.Done) reconciliations.reconcile(
        new Statement(account, end, usd("500.00"), List.of()), BOOKKEEPER)).made();
    assertThat(closes.sendBack(close.id(), "Which deposit is this?", keeper)).isFalse();
    assertThat(reconciliations.sign(account, made.id(), true, keeper))
        .isEqualTo(new Reconciliations.Refused(TrustCode.TRUST_NOT_AUTHORIZED));

    assertThat(attempted(account, keeper))
        .containsExactlyInAnyOrder("confirm", "release", "acknowledge", "cure", "send-back", "sign");
  }

  private DepositId deposited(TrustAccountId account, LedgerId ledger) {
    return ((Done) deposits.take(new NewDeposit("test", UUID.randomUUID().toString(), account, Optional.of(ledger),
        usd("200.00"), DepositMethod.CHECK, house.today(), Optional.empty(), Optional.empty()), BOOKKEEPER))
            .deposit().id();
  }

  private List<String> attempted(TrustAccountId account, Actor by) {
    return jdbc.queryForList(
        "select act from trust_attempt where account = ? and person = ? and code = 'TRUST_NOT_AUTHORIZED'",
        String.class, account.value(), by.user().value());
  }
}
