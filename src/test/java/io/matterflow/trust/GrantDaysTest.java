package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.DrawdownAnswer.NotAuthorized;
import io.matterflow.trust.DrawdownAnswer.Standing;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustAuthorities.Granted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A grant begins and is over on days of its own, and a lawyer leaves: what was signed holds by the grant it names. */
@ProductTest
@Tag("both-databases")
class GrantDaysTest {

  private static final Actor ADMIN = TrustHouse.person("trust-admin", Role.BILLING_ADMIN);

  @Autowired private Draws draws;
  @Autowired private DrawdownSigning signing;
  @Autowired private TrustAuthorities authorities;
  @Autowired private Deposits deposits;
  @Autowired private Newcomers newcomers;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Instant asOthersLeftIt;
  private TimekeeperId person;
  private Actor lawyer;
  private Client client;

  @BeforeEach
  void aLawyerIsNew() {
    asOthersLeftIt = clock.instant();
    draws.lawyersHoldAuthority();
    person = newcomers.associate();
    lawyer = TrustHouse.person(person.value(), Role.TIMEKEEPER);
    client = draws.client("500.00");
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void whatWasSignedOnAGrantIsNotCarriedOutOnTheOneThatFollowsIt() {
    granted(today(), Optional.of(today()));
    var drawdown = signed("120.00");
    granted(today().plusDays(1), Optional.empty());
    clock.advance(Duration.ofDays(1));
    assertThat(authorities.mayAuthorize(lawyer)).isPresent();

    assertThat(draws.execute(drawdown)).isInstanceOfSatisfying(NotAuthorized.class, not -> {
      assertThat(not.detail()).startsWith("A grant of trust authority on which it was signed is over");
      assertThat(not.next()).startsWith("Make no payment");
    });

    assertThat(draws.now(drawdown).state()).isEqualTo(State.AUTHORIZED);
    assertThat(attempts(drawdown)).containsExactly("execute TRUST_NOT_AUTHORIZED");
    assertThat(draws.book(client)).isEqualTo("500.00");
    nightOf(today());
    assertThat(draws.now(drawdown).state()).isEqualTo(State.PROPOSED);
    assertThat(signing.authorize(drawdown, 2, lawyer)).isInstanceOf(Standing.class);
    assertThat(draws.execute(drawdown)).isInstanceOf(Standing.class);
  }

  @Test
  void ofTwoWhoSignedEachHoldsTheGrantOnWhichTheySigned() {
    client = draws.client("90000.00");
    granted(today(), Optional.of(today()));
    var drawdown = draws.proposed(draws.to(client, DrawdownType.PAY_OUT, "50000.01", "Casey Roe"));
    assertThat(signing.authorize(drawdown, 1, lawyer)).isInstanceOf(Standing.class);
    assertThat(signing.authorize(drawdown, 1, LAWYER)).isInstanceOf(Standing.class);
    granted(today().plusDays(1), Optional.empty());
    clock.advance(Duration.ofDays(1));

    assertThat(draws.execute(drawdown)).isInstanceOf(NotAuthorized.class);

    assertThat(draws.now(drawdown).state()).isEqualTo(State.AUTHORIZED);
  }

  @Test
  void aGrantHoldsOnItsLastDay() {
    granted(today(), Optional.of(today()));

    assertThat(draws.execute(signed("120.00"))).isInstanceOf(Standing.class);

    assertThat(draws.book(client)).isEqualTo("380.00");
  }

  @Test
  void onItsFirstDayItsLawyerIsOfferedWhatWaits() {
    var drawdown = draws.proposed(draws.fees(client, draws.invoice(client, "120.00", 30), "120.00"));
    var deposit = deposits.take(new NewDeposit("test", drawdown.toString(), client.account(),
        Optional.of(client.ledger()), usd("70.00"), DepositMethod.CHECK, today(), Optional.empty(), Optional.empty()),
        Draws.BOOKKEEPER);
    var confirmed = ((Done) deposit).deposit().id().toString();
    var tomorrow = today().plusDays(1);
    granted(tomorrow, Optional.empty());
    assertThat(offered(drawdown.toString())).doesNotContain(person.value());

    nightOf(tomorrow);

    assertThat(offered(drawdown.toString())).contains(person.value());
    assertThat(offered(confirmed)).contains(person.value());
  }

  @Test
  void afterItsLastDayWhatWasSignedIsAskedForAgainAndOfferedToTheOthers() {
    granted(today(), Optional.of(today()));
    var drawdown = signed("120.00");
    var waiting = draws.proposed(draws.fees(client, draws.invoice(client, "90.00", 30), "90.00"));
    assertThat(offered(waiting.toString())).contains(person.value());

    nightOf(today().plusDays(1));

    assertThat(draws.now(drawdown).state()).isEqualTo(State.PROPOSED);
    for (var asked : List.of(drawdown, waiting)) {
      assertThat(offered(asked.toString())).contains(LAWYER.user().value()).doesNotContain(person.value());
    }
    assertThat(signing.authorize(drawdown, 2, LAWYER)).isInstanceOf(Standing.class);
  }

  @Test
  void whatWhoHasLeftSignedIsAskedForAgain() {
    granted(today(), Optional.empty());
    var drawdown = signed("120.00");
    var waiting = draws.proposed(draws.fees(client, draws.invoice(client, "90.00", 30), "90.00"));

    newcomers.left(person);
    assertThat(draws.execute(drawdown)).isInstanceOf(NotAuthorized.class);
    nightOf(today().plusDays(1));

    assertThat(draws.now(drawdown).state()).isEqualTo(State.PROPOSED);
    assertThat(offered(waiting.toString())).contains(LAWYER.user().value()).doesNotContain(person.value());
  }

  @Test
  void whatIsSignedOnTheFirstMorningStands() {
    var tomorrow = today().plusDays(1);
    granted(tomorrow, Optional.empty());
    clock.standAt(tomorrow.atTime(1, 0).atZone(TrustHouse.ZONE).toInstant());
    var drawdown = signed("120.00");

    nightOf(tomorrow);

    assertThat(draws.now(drawdown).state()).isEqualTo(State.AUTHORIZED);
    assertThat(draws.execute(drawdown)).isInstanceOf(Standing.class);
  }

  /** The looks that are due until then, and that of this day. */
  private void nightOf(LocalDate day) {
    do {
      var look = jdbc.queryForObject("select id from trust_look where begun_at is null", UUID.class).toString();
      jobs.awaitNext("trust-round", look);
      jobs.runDue("trust-round", look);
    } while (today().isBefore(day));
  }

  private List<String> offered(String businessKey) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(businessKey).singleResult();
    return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getUserId).toList();
  }

  private DrawdownId signed(String amount) {
    var drawdown = draws.proposed(draws.fees(client, draws.invoice(client, amount, 30), amount));
    assertThat(signing.authorize(drawdown, 1, lawyer)).isInstanceOf(Standing.class);
    return drawdown;
  }

  private TrustAuthority granted(LocalDate from, Optional<LocalDate> until) {
    return ((Granted) authorities.grant(lawyer.user(), "bar 7", from, until, ADMIN)).grant();
  }

  private LocalDate today() {
    return draws.house.today();
  }

  private List<String> attempts(DrawdownId drawdown) {
    return jdbc.queryForList("select act || ' ' || code from trust_attempt where drawdown_id = ?", String.class,
        drawdown.value());
  }
}
