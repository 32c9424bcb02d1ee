package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Deposit.ClearingFacts;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.DepositAnswer.Differs;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DepositAnswer.NotNow;
import io.matterflow.trust.DepositAnswer.Refused;
import io.matterflow.trust.DepositAnswer.Unknown;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Money that comes in: on its ledger at once, drawable when it has cleared and a lawyer has confirmed it. */
@ProductTest
@Tag("both-databases")
class DepositsTest {

  private static final String PROCESS = "trust-deposit";

  @Autowired private TrustHouse house;
  @Autowired private Deposits deposits;
  @Autowired private Releases releases;
  @Autowired private TrustAccounts accounts;
  @Autowired private FirmCalendar calendar;
  @Autowired private AuditTrail audit;
  @Autowired private TaskService tasks;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
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
  void standsOnItsLedgerAtOnceAndIsNotDrawable() {
    var deposit = taken(check("2500.00"));

    assertThat(deposit.state()).isEqualTo(State.POSTED);
    assertThat(house.book(account, ledger)).isEqualTo(usd("3000"));
    assertThat(drawable()).isEqualTo(usd("500"));
    assertThat(task(deposit, "confirmDeposits").getName()).contains(account.value(), ledger.value())
        .doesNotContain("2500");
  }

  @Test
  void theSameEventAgainChangesNothingAndAnotherUnderItsNameIsRefused() {
    var told = check("2500.00");
    var first = taken(told);

    assertThat(deposits.take(told, BOOKKEEPER)).isEqualTo(new Done(List.of(first)));
    assertThat(deposits.take(of(told, "2500.01"), BOOKKEEPER)).isEqualTo(new Differs(first));
    assertThat(house.book(account, ledger)).isEqualTo(usd("3000"));
  }

  @Test
  void twoTellingsAtOnceAreOne() throws Exception {
    var told = check("2500.00");
    Callable<DepositAnswer> telling = () -> deposits.take(told, BOOKKEEPER);
    var both = Executors.newFixedThreadPool(2);
    try {
      var answers = both.invokeAll(List.of(telling, telling));

      assertThat(answers.get(0).get()).isEqualTo(answers.get(1).get()).isInstanceOf(Done.class);
    } finally {
      both.shutdown();
    }
    assertThat(house.book(account, ledger)).isEqualTo(usd("3000"));
  }

  @Test
  void isDrawableOnTheLaterOfItsClearingDayAndItsConfirmation() {
    var fresh = taken(check("100.00"));
    var old = taken(check("200.00", house.today().minusDays(20)));

    confirmed(fresh, old);

    assertThat(deposits.required(old.id()).drawableOn()).contains(house.today());
    assertThat(deposits.required(fresh.id()).drawableOn())
        .contains(calendar.calendar().plusBusinessDays(house.today(), 5));
    assertThat(drawable()).isEqualTo(usd("700"));
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(old.id().toString()).list()).isEmpty();
  }

  @Test
  void becomesDrawableOnItsDayByItself() {
    var deposit = taken(check("100.00"));
    confirmed(deposit);

    clock.advance(Duration.ofDays(12));
    assertThat(drawable()).isEqualTo(usd("600"));
    assertThat(jobs.runDue(PROCESS, deposit.id().toString())).isPositive();
  }

  @Test
  void waitsForTheDayOnWhichItIsExpectedWhereThatIsLater() {
    var day = house.today();
    var wire = taken(new NewDeposit("test", UUID.randomUUID().toString(), account, Optional.of(ledger), usd("100"),
        DepositMethod.WIRE, day, Optional.of(day.plusDays(1)), Optional.empty()));
    var early = taken(new NewDeposit("test", UUID.randomUUID().toString(), account, Optional.of(ledger), usd("200"),
        DepositMethod.CHECK, day, Optional.of(day.plusDays(1)), Optional.empty()));

    confirmed(wire, early);

    assertThat(deposits.required(wire.id()).drawableOn()).contains(day.plusDays(1));
    assertThat(deposits.required(early.id()).drawableOn()).contains(calendar.calendar().plusBusinessDays(day, 5));
  }

  @Test
  void isConfirmedByNobodyWithoutAGrantAndTheAttemptIsKept() {
    var deposit = taken(check("100.00", house.today().minusDays(20)));
    var pretender = TrustHouse.person("pretender-" + UUID.randomUUID(), Role.TRUST_AUTHORIZER);

    assertThat(deposits.confirm(List.of(deposit.id()), pretender))
        .isEqualTo(new Refused(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty()));

    assertThat(deposits.required(deposit.id())).isEqualTo(deposit);
    assertThat(acts(deposit)).first()
        .asString()
        .contains("confirmation-attempted-without-authority", pretender.user().value());
  }

  @Test
  void confirmsAllOrNone() {
    var deposit = taken(check("100.00"));
    var receipt = taken(unidentified("40.00"));
    var unknown = DepositId.next();

    assertThat(deposits.confirm(List.of(deposit.id(), unknown), LAWYER)).isEqualTo(new Unknown(unknown));
    assertThat(deposits.confirm(List.of(deposit.id(), receipt.id()), LAWYER)).isEqualTo(new NotNow(receipt));

    assertThat(deposits.required(deposit.id()).state()).isEqualTo(State.POSTED);
  }

  @Test
  void confirmingAgainMovesNoDay() {
    var deposit = taken(check("100.00"));
    confirmed(deposit);
    var once = deposits.required(deposit.id());

    clock.advance(Duration.ofDays(1));
    confirmed(deposit);

    assertThat(deposits.required(deposit.id())).isEqualTo(once);
  }

  @Test
  void refusesWhatTheBooksCannotTakeAndKeepsNothingOfIt() {
    var before = count();

    assertThat(refused(check("10.00", house.today().minusDays(61)))).isEqualTo(TrustCode.TRUST_PERIOD_LOCKED);
    assertThat(refused(check("10.00", house.today().plusDays(1)))).isEqualTo(TrustCode.TRUST_FUTURE_DATED);
    assertThat(refused(onto(TrustHouse.name(), ledger, "10.00"))).isEqualTo(TrustCode.TRUST_UNKNOWN_ACCOUNT);
    assertThat(refused(onto(account, new LedgerId("no-such-matter"), "10.00")))
        .isEqualTo(TrustCode.TRUST_UNKNOWN_LEDGER);
    assertThat(refused(onto(account, LedgerId.FLOAT, "500.01"))).isEqualTo(TrustCode.TRUST_COMMINGLING);

    assertThat(count()).isEqualTo(before);
  }

  @Test
  void theFirmsOwnMoneyEntersForBankChargesUpToItsCap() {
    taken(onto(account, LedgerId.FLOAT, "500.00"));

    assertThat(house.balance(account, ChartAccount.FLOAT)).isEqualTo(usd("500"));
    assertThat(refused(onto(account, LedgerId.FLOAT, "0.01"))).isEqualTo(TrustCode.TRUST_COMMINGLING);
  }

  @Test
  void aLawyerLetsADepositBeDrawnBeforeItHasClearedAndNobodyElseDoes() {
    var deposit = taken(check("100.00"));
    assertThat(releases.ask(deposit.id(), "Closing is today", BOOKKEEPER)).isInstanceOf(NotNow.class);
    confirmed(deposit);

    releases.ask(deposit.id(), "Closing is today", BOOKKEEPER);
    releases.ask(deposit.id(), "Closing is today", BOOKKEEPER);

    assertThat(task(deposit, "releaseDeposit").getName()).doesNotContain("Closing");
    assertThat(releases.decide(deposit.id(), true, Optional.of("Guaranteed"),
        TrustHouse.person("nobody", Role.TRUST_AUTHORIZER)))
        .isEqualTo(new Refused(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty()));
    assertThat(drawable()).isEqualTo(usd("500"));

    assertThat(releases.decide(deposit.id(), true, Optional.of("Guaranteed"), LAWYER)).isInstanceOf(Done.class);

    assertThat(drawable()).isEqualTo(usd("600"));
    assertThat(releases.decide(deposit.id(), true, Optional.of("Guaranteed"), LAWYER)).isInstanceOf(NotNow.class);
    assertThat(releases.ask(deposit.id(), "Again", BOOKKEEPER)).isInstanceOf(NotNow.class);
  }

  @Test
  void whoAsksForAReleaseDoesNotGrantItAndWhatIsKeptWaitsForItsDay() {
    var deposit = taken(check("100.00"));
    confirmed(deposit);
    releases.ask(deposit.id(), "Mine", LAWYER);

    assertThat(releases.decide(deposit.id(), true, Optional.of("Mine"), LAWYER)).isInstanceOf(Refused.class);
    assertThat(releases.decide(deposit.id(), false, Optional.empty(), LAWYER)).isInstanceOf(Done.class);

    assertThat(drawable()).isEqualTo(usd("500"));
    assertThat(releases.ask(deposit.id(), "Again", BOOKKEEPER)).isInstanceOf(Done.class);
  }

  @ParameterizedTest
  @CsvSource({"CHECK, 5", "WIRE, 0", "ACH, 2", "CARD, 2", "CARD_GROSS, 2", "CASH, 0", "OTHER, 5"})
  void isCollectedAsItsMethodSays(DepositMethod method, int days) {
    var rules = DecisionTesting.decisions().look(Deposit.CLEARING, new ClearingFacts("IOLTA-1", method));

    assertThat(rules).singleElement().satisfies(rule -> assertThat(rule.result().businessDays()).isEqualTo(days));
  }

  private Deposit taken(NewDeposit told) {
    var answer = deposits.take(told, BOOKKEEPER);
    assertThat(answer).isInstanceOf(Done.class);
    return ((Done) answer).deposit();
  }

  private TrustCode refused(NewDeposit told) {
    return ((Refused) deposits.take(told, BOOKKEEPER)).code();
  }

  private void confirmed(Deposit... which) {
    assertThat(deposits.confirm(List.of(which).stream().map(Deposit::id).toList(), LAWYER)).isInstanceOf(Done.class);
  }

  private NewDeposit check(String amount) {
    return check(amount, house.today());
  }

  private NewDeposit check(String amount, LocalDate on) {
    return new NewDeposit("test", UUID.randomUUID().toString(), account, Optional.of(ledger), usd(amount),
        DepositMethod.CHECK, on,
        Optional.empty(), Optional.of("1021"));
  }

  private NewDeposit onto(TrustAccountId whichAccount, LedgerId which, String amount) {
    return new NewDeposit("test", UUID.randomUUID().toString(), whichAccount, Optional.of(which), usd(amount),
        DepositMethod.WIRE,
        house.today(), Optional.empty(), Optional.empty());
  }

  private NewDeposit unidentified(String amount) {
    return new NewDeposit("test", UUID.randomUUID().toString(), account, Optional.empty(), usd(amount),
        DepositMethod.ACH,
        house.today(), Optional.empty(), Optional.empty());
  }

  private static NewDeposit of(NewDeposit told, String amount) {
    return new NewDeposit(told.source(), told.eventId(), told.account(), told.ledger(), usd(amount), told.method(),
        told.receivedOn(),
        told.expectedOn(), told.ref());
  }

  private Money drawable() {
    return accounts.standing(accounts.find(account).orElseThrow(), ledger).drawable();
  }

  private Task task(Deposit deposit, String name) {
    return tasks.createTaskQuery()
        .processInstanceBusinessKey(deposit.id().toString())
        .taskDefinitionKey(name)
        .singleResult();
  }

  private List<?> acts(Deposit deposit) {
    return audit
        .acts(new AuditQuery(Optional.of("trust-deposit"), Optional.of(deposit.id().toString()), Optional.empty(),
        Optional.empty(), 10));
  }

  private int count() {
    return jdbc.queryForObject("select count(*) from trust_deposit", Integer.class);
  }
}
