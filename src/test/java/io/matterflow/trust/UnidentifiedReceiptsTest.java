package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.engine.MovableClock;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DepositAnswer.NotNow;
import io.matterflow.trust.DepositAnswer.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Money of which nobody knows yet whose it is: nobody draws on it, and after some days the lawyers see it too. */
@ProductTest
@Tag("both-databases")
class UnidentifiedReceiptsTest {

  @Autowired private TrustHouse house;
  @Autowired private Deposits deposits;
  @Autowired private TrustAccounts accounts;
  @Autowired private AuditTrail audit;
  @Autowired private TaskService tasks;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @LocalServerPort private int port;

  private LedgerId ledger;
  private TrustAccountId account;

  @BeforeEach
  void aClientHasMoney() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00"));
    house.grant(LAWYER);
  }

  @Test
  void nobodyDrawsOnWhatNobodyHasIdentified() {
    var receipt = received("75.00");

    assertThat(house.balance(account, ChartAccount.UNIDENTIFIED)).isEqualTo(usd("75"));
    assertThat(deposits.identify(receipt.id(), LedgerId.FLOAT, BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_COMMINGLING, Optional.empty()));
    assertThat(deposits.identify(receipt.id(), new LedgerId("no-such-matter"), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_UNKNOWN_LEDGER, Optional.empty()));

    assertThat(deposits.identify(receipt.id(), ledger, BOOKKEEPER)).isInstanceOf(Done.class);

    assertThat(house.balance(account, ChartAccount.UNIDENTIFIED)).isEqualTo(usd("0"));
    assertThat(house.book(account, ledger)).isEqualTo(usd("575"));
    assertThat(accounts.standing(accounts.find(account).orElseThrow(), ledger).drawable()).isEqualTo(usd("500"));
    assertThat(task(receipt, "confirmDeposits")).isNotNull();
    assertThat(deposits.identify(receipt.id(), ledger, BOOKKEEPER)).isInstanceOf(Done.class);
    assertThat(deposits.identify(receipt.id(), house.ledger(), BOOKKEEPER)).isInstanceOf(NotNow.class);
  }

  @Test
  void aReceiptThatNobodyIdentifiesComesBeforeTheLawyersAfterFiveDays() {
    var receipt = received("75.00");
    assertThat(isOffered(task(receipt, "identifyReceipt"), "trust-authorizer")).isFalse();

    clock.advance(Duration.ofDays(5));
    jobs.runDue("trust-deposit", receipt.id().toString());

    assertThat(isOffered(task(receipt, "identifyReceipt"), "trust-authorizer")).isTrue();
    assertThat(isOffered(task(receipt, "identifyReceipt"), "bookkeeper")).isTrue();
    assertThat(audit.acts(new AuditQuery(Optional.of("trust-deposit"), Optional.of(receipt.id().toString()),
        Optional.empty(), Optional.empty(), 10))).first().asString().contains("unidentified-too-long");

    var answer = HttpCalls.to(port)
        .as("trust-authorizer")
        .post("/api/tasks/%s/finish".formatted(task(receipt, "identifyReceipt").getId()),
        Map.of("outcome", "IDENTIFIED", "answers", Map.of("ledger", ledger.value())));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("TRUST_NOT_AUTHORIZED");
    assertThat(jdbc.queryForList(
        "select act || ' ' || person from trust_attempt where account = ? and code = 'TRUST_NOT_AUTHORIZED'",
        String.class, account.value())).containsExactly("identifyReceipt trust-authorizer");
  }

  private Deposit received(String amount) {
    var told = new NewDeposit("test", UUID.randomUUID().toString(), account, Optional.empty(), usd(amount),
        DepositMethod.ACH, house.today(), Optional.empty(), Optional.empty());
    return ((Done) deposits.take(told, BOOKKEEPER)).deposit();
  }

  private Task task(Deposit deposit, String name) {
    return tasks.createTaskQuery()
        .processInstanceBusinessKey(deposit.id().toString())
        .taskDefinitionKey(name)
        .singleResult();
  }

  private boolean isOffered(Task task, String group) {
    return tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> group.equals(link.getGroupId()));
  }
}
