package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.Shortages.Cured;
import io.matterflow.trust.Shortages.Transfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An administrator ends the case of a deposit or of what the bank took: what it was for is done all the same. */
@ProductTest
@Tag("both-databases")
class EndedTrustCasesTest {

  @Autowired private TrustHouse house;
  @Autowired private Bank bank;
  @Autowired private BankEvents events;
  @Autowired private Deposits deposits;
  @Autowired private Releases releases;
  @Autowired private Shortages shortages;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcTemplate jdbc;

  private LedgerId ledger;
  private TrustAccountId account;

  @BeforeEach
  void aClientHasMoney() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00"));
    house.grant(LAWYER);
  }

  @Test
  void aReceiptIsIdentifiedAndConfirmed() {
    var deposit = deposited(Optional.empty());
    ended(deposit.toString());

    assertThat(deposits.identify(deposit, ledger, BOOKKEEPER)).isInstanceOf(Done.class);
    assertThat(deposits.confirm(List.of(deposit), LAWYER)).isInstanceOf(Done.class);
    assertThat(releases.ask(deposit, "The client needs it today.", BOOKKEEPER)).isInstanceOf(Done.class);

    assertThat(deposits.required(deposit).state()).isEqualTo(State.CONFIRMED);
  }

  @Test
  void aShortageIsCuredAndTheAccountGoesOn() {
    var other = house.ledger();
    var spent = deposited(Optional.of(other));
    house.collected(spent);
    house.drawn(account, PostingKind.REFUND, other, "40.00", house.today());
    var taken = bank.told(account, Kind.NSF, spent.value(), house.today());
    ended(taken.toString());
    ended(jdbc.queryForObject("select id from trust_freeze where account = ?", UUID.class, account.value()).toString());

    assertThat(events.acknowledge(taken, LAWYER)).isPresent();
    assertThat(shortages.cure(account, new Transfer(usd("40"), house.today(), "FED-1"), LAWYER))
        .isEqualTo(new Cured(usd("0")));
  }

  private DepositId deposited(Optional<LedgerId> whose) {
    return ((Done) deposits.take(
        new NewDeposit("test", UUID.randomUUID().toString(), account, whose, usd("40"), DepositMethod.CHECK,
            house.today(), Optional.empty(), Optional.empty()),
        BOOKKEEPER)).deposit().id();
  }

  private void ended(String key) {
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).list()).as(key).isNotEmpty()
        .extracting(ProcessInstance::getId)
        .allSatisfy(instance -> runtime.deleteProcessInstance(instance, "ended by hand"));
  }
}
