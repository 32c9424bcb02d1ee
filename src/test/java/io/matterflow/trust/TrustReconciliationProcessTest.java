package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.Closes.Begun;
import io.matterflow.trust.Reconciliations.Done;
import io.matterflow.trust.Reconciliations.Refused;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.Shortages.Transfer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A period's end, from the night after it until a lawyer has signed. */
@ProductTest
class TrustReconciliationProcessTest {

  private static final String SIGNER = "trust-authorizer";

  @Autowired private TrustHouse house;
  @Autowired private Closes closes;
  @Autowired private Reconciliations reconciliations;
  @Autowired private TrustAttempts attempts;
  @Autowired private TrustAuthorities authorities;
  @Autowired private Newcomers newcomers;
  @Autowired private ReconciliationPackets packets;
  @Autowired private Bank bank;
  @Autowired private Shortages shortages;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @LocalServerPort private int port;

  private TrustAccountId account;
  private LocalDate end;

  @BeforeEach
  void anAccountIsOpen() {
    account = house.opened(Map.of(house.ledger(), "500.00"));
    end = house.today().minusDays(2);
    house.grant(TrustHouse.LAWYER);
  }

  @Test
  void aPeriodIsTickedOffUntilItIsInBalanceAndSignedByALawyer() {
    var process = begun(end);

    reconciled(end, "490.00");
    assertThat(process).isWaitingAt("tickOff");
    reconciled(end, "500.00");
    assertThat(process).isWaitingAt("signReconciliation");
    assertThat(closes.sendBack(close(process), "Which deposit is this?", TrustHouse.BOOKKEEPER)).isFalse();
    assertThat(closes.sendBack(close(process), "Which deposit is this?", TrustHouse.LAWYER)).isTrue();
    assertThat(process).isWaitingAt("tickOff");
    var made = reconciled(end, "500.00");
    reconciled(end, "500.00");

    assertThat(reconciliations.sign(account, made.id(), true, TrustHouse.LAWYER))
        .isEqualTo(new Refused(TrustCode.TRUST_RECONCILIATION_STALE));
    sign(TrustHouse.LAWYER);

    assertThat(process).isEnded().hasPassed("periodLocked");
    assertThat(closes.begin(account, end.minusDays(1), TrustHouse.BOOKKEEPER))
        .isEqualTo(new Closes.Refused(TrustCode.TRUST_PERIOD_LOCKED));
  }

  @Test
  void aLawyerSignsWhatTheyHaveReadAndNotWhatWasComparedSince() {
    house.grant(TrustHouse.person(SIGNER, Role.TRUST_AUTHORIZER));
    var process = begun(end);
    reconciled(end, "500.00");
    var read = reading(process);
    reconciliations.reconcile(new Statement(account, end, usd("490.00"),
        List.of(ReconcilingItem.bankError(usd("10.00"), "A fee of another account", "Letter of the bank"))),
        TrustHouse.BOOKKEEPER);

    assertThat(signed(process, Map.of()).json().at("/errors/0/pointer").asText()).isEqualTo("/answers/reconciliation");
    assertThat(signed(process, Map.of("reconciliation", read)).json().at("/code").asText())
        .isEqualTo("TRUST_RECONCILIATION_STALE");
    assertThat(process).isWaitingAt("signReconciliation");
    assertThat(signed(process, Map.of("reconciliation", reading(process))).status()).isEqualTo(204);

    assertThat(process).isEnded().hasPassed("periodLocked");
  }

  @Test
  void whatIsSignedPastTheFormsAndWhatIsSignedWithALaterPeriodIsOver() {
    var earlier = begun(end.minusDays(9));
    var process = begun(end);

    reconciled(end.minusDays(9), "500.00");
    assertThat(earlier).isWaitingAt("signReconciliation");
    var late = begun(end.minusDays(3));
    reconciled(end, "500.00");
    sign(TrustHouse.LAWYER);

    assertThat(process).isEnded();
    assertThat(earlier).isEnded().hasPassed("periodLocked");
    assertThat(late).isEnded().hasPassed("closeOver").hasNotPassed("periodLocked");
  }

  @Test
  void aLateOneStandsWithTheLawyersTooAndComesFirst() {
    var process = begun(end);
    var before = task(process);

    jobs.awaitNext("trust-reconciliation", process.getBusinessKey());
    jobs.runDue("trust-reconciliation", process.getBusinessKey());

    assertThat(process).isWaitingAt("tickOff").hasPassed("warnOfReconciliation");
    assertThat(task(process).getPriority()).isGreaterThan(before.getPriority());
    assertThat(tasks.getIdentityLinksForTask(before.getId())).extracting(link -> link.getUserId())
        .contains(TrustHouse.LAWYER.user().value());
    assertThat(tasks.getIdentityLinksForTask(before.getId())).extracting(link -> link.getGroupId())
        .contains(Role.BOOKKEEPER.group()).doesNotContain(Role.TRUST_AUTHORIZER.group());
  }

  @Test
  void theNightTakesUpTheMonthThatIsOverOnceAndNothingElse() {
    var look = jdbc.queryForObject("select id from trust_look where begun_at is null", UUID.class).toString();
    jobs.awaitNext("trust-round", look);

    jobs.runDue("trust-round", look);
    closes.beginDue();

    var month = house.today().withDayOfMonth(1).minusDays(1);
    assertThat(
        jdbc.queryForList("select period_end from trust_close where account = ?", LocalDate.class, account.value()))
        .containsExactly(month);
    assertThat(closes.begin(account, month, TrustHouse.BOOKKEEPER)).isInstanceOf(Begun.class);
    assertThat(closes.begin(account, house.today().plusDays(1), TrustHouse.BOOKKEEPER))
        .isEqualTo(new Closes.Refused(TrustCode.TRUST_FUTURE_DATED));
    assertThat(closes.begin(account, month, TrustHouse.person("nobody", Role.TIMEKEEPER)))
        .isInstanceOf(Closes.NoRight.class);
    assertThat(closes.begin(TrustHouse.name(), month, TrustHouse.BOOKKEEPER))
        .isEqualTo(new Closes.Refused(TrustCode.TRUST_UNKNOWN_ACCOUNT));
  }

  @Test
  void aLawyerWhoIsGrantedAuthorityMeanwhileFindsItToSign() {
    var process = begun(end);
    reconciled(end, "500.00");
    assertThat(process).isWaitingAt("signReconciliation");

    var lawyer = newcomers.associate();
    authorities.grant(new UserId(lawyer.value()), "bar 7", house.today(), Optional.empty(),
        TrustHouse.person("trust-admin", Role.BILLING_ADMIN));

    assertThat(tasks.getIdentityLinksForTask(task(process).getId())).extracting(link -> link.getUserId())
        .contains(lawyer.value());
  }

  @Test
  void aSignatureThatIsRefusedIsKeptAsAnAttempt() {
    var since = clock.instant();
    var made = reconciled(end, "490.00");

    reconciliations.sign(account, made.id(), true, TrustHouse.BOOKKEEPER);
    reconciliations.sign(account, made.id(), true, TrustHouse.LAWYER);
    closes.sendBack(close(begun(end)), "Which deposit is this?", TrustHouse.BOOKKEEPER);

    assertThat(attempted(since)).containsExactlyInAnyOrder("trust-bookkeeper sign TRUST_NOT_AUTHORIZED",
        "trust-lawyer sign TRUST_OUT_OF_BALANCE",
        "trust-bookkeeper send-back TRUST_NOT_AUTHORIZED");
  }

  @Test
  void thePacketReadsTheSameWhateverIsPostedLater() {
    var ledger = house.ledger();
    house.deposited(account, ledger, "60.00", end);
    var made = reconciled(end, "500.00");
    sign(TrustHouse.LAWYER);
    var signed = reconciliations.find(account, made.id()).orElseThrow();
    var pdf = packets.pdf(signed);
    var csv = packets.csv(signed);

    house.deposited(account, ledger, "5.00", house.today());

    var again = reconciliations.find(account, made.id()).orElseThrow();
    assertThat(packets.pdf(again)).isEqualTo(pdf).startsWith('%', 'P', 'D', 'F');
    assertThat(packets.csv(again)).isEqualTo(csv)
        .contains("BANK_STATEMENT", "IN_TRANSIT", "ADJUSTED_BANK", "DIFFERENCE", "SIGNED", signed.figures().hash(),
            "60.00", "560.00");
    assertThat(packets.html(again)).contains("In balance", "Signed by trust-lawyer, ", ledger.value());
  }

  @Test
  void thePacketNamesWhatTheBankDidByTheBanksOwnReference() {
    bank.taken(account, Bank.csv(end + "|RETURNED ITEM|-30.00|RET77|470.00"));
    bank.did(account, bank.lineOf(account, "-30.00"), BankEvent.Kind.NSF, house.ledger());
    shortages.cure(account, new Transfer(usd("30"), end, "OPS-30"), TrustHouse.LAWYER);

    var csv = packets.csv(reconciled(end, "470.00"));

    assertThat(csv).contains("RET77", "OPS-30").doesNotContain("line:", "cure:");
  }

  private ProcessInstance begun(LocalDate periodEnd) {
    var close = ((Begun) closes.begin(account, periodEnd, TrustHouse.BOOKKEEPER)).close();
    return runtime.createProcessInstanceQuery().processDefinitionKey("trust-reconciliation")
        .processInstanceBusinessKey(close.id().toString()).singleResult();
  }

  /** The id of what the task shows. */
  private String reading(ProcessInstance process) {
    var links = HttpCalls.to(port).as(SIGNER).get("/api/tasks/" + task(process).getId()).json().at("/sheet/links");
    return StreamSupport.stream(links.spliterator(), false)
        .filter(link -> link.at("/rel").asText().equals("reconciliation"))
        .map(link -> link.at("/href").asText().replaceFirst(".*/", ""))
        .findFirst().orElseThrow();
  }

  private Answer signed(ProcessInstance process, Map<String, String> answers) {
    return HttpCalls.to(port).as(SIGNER).post("/api/tasks/%s/finish".formatted(task(process).getId()),
        Map.of("outcome", "SIGN", "answers", answers));
  }

  private static CloseId close(ProcessInstance process) {
    return CloseId.of(process.getBusinessKey());
  }

  private Task task(ProcessInstance process) {
    return tasks.createTaskQuery().processInstanceId(process.getId()).singleResult();
  }

  private Reconciliation reconciled(LocalDate periodEnd, String balance) {
    return ((Done) reconciliations.reconcile(new Statement(account, periodEnd, usd(balance), List.of()),
        TrustHouse.BOOKKEEPER)).made();
  }

  private void sign(Actor by) {
    var newest = reconciliations.of(account).get(0);
    assertThat(reconciliations.sign(account, newest.id(), true, by)).isInstanceOf(Done.class);
  }

  private List<String> attempted(Instant since) {
    return attempts.since(since, 100).stream().filter(attempt -> attempt.account().filter(account::equals).isPresent())
        .map(attempt -> "%s %s %s".formatted(attempt.person(), attempt.act(), attempt.code())).toList();
  }
}
