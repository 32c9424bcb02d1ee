package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustConcern.Kind;
import io.matterflow.trust.TrustConcern.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What waits too long in trust comes before a person on the day that the table names, and goes when it waits no more.
 */
@ProductTest
@Tag("both-databases")
class TrustWatchTest {

  @Autowired private TrustHouse house;
  @Autowired private Draws draws;
  @Autowired private TrustWatch watch;
  @Autowired private TrustAccounts accounts;
  @Autowired private BankEvents bank;
  @Autowired private Firm firm;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private final List<TrustAccountId> mine = new ArrayList<>();

  @BeforeEach
  void lawyersAreThere() {
    asOthersLeftIt = clock.instant();
    draws.lawyersHoldAuthority();
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void aChequeThatTheBankHasNotPaidForNinetyDaysIsStaleUntilItIsPaid() {
    var client = clientWith500(firm.hourlyMatter().loaded());
    var drawn = draws.posted(draws.to(client, DrawdownType.REFUND, "120.00", "The client"));
    pass(90);
    assertThat(kinds(client)).isEmpty();

    pass(1);
    assertThat(kinds(client)).containsExactly(Kind.STALE_CHEQUE);
    var concern = open(client).get(0);
    assertThat(concern.about().subject()).isEqualTo(drawn.toString());
    assertThat(task(concern).getName()).startsWith("A payment that the bank has not made: account " + client.account());
    assertThat(isOffered(concern, "bookkeeper")).isTrue();
    assertThat(isOffered(concern, "trust-authorizer")).isFalse();
    pass(1);
    assertThat(open(client)).as("once").hasSize(1);

    bank.take(
        new BankEvent(BankEventId.next(), client.account(), "paid-" + drawn, house.today(), BankEvent.Kind.CLEARED,
        Optional.of(drawn.value()), Optional.empty(), Optional.empty(), Optional.empty()),
        "bank", Draws.BOOKKEEPER);
    pass(1);
    assertThat(open(client)).isEmpty();
    assertThat(watch.required(concern.id()).state()).isEqualTo(State.ENDED);
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(concern.id().toString()).count()).isZero();
  }

  @Test
  void aLedgerThatNothingMovesIsDormantAndComesBackThirtyDaysAfterItWasAnswered() {
    var client = clientWith500(firm.hourlyMatter().loaded());
    pass(120);
    assertThat(kinds(client)).as("opened sixty days before").isEmpty();
    pass(1);
    assertThat(kinds(client)).containsExactly(Kind.DORMANT_LEDGER);

    var concern = open(client).get(0);
    assertThat(finish(concern, Map.of("outcome", "DEALT_WITH"))).isEqualTo(400);
    assertThat(finish(concern, Map.of("outcome", "DEALT_WITH", "reason", "Held until the appeal."))).isEqualTo(204);
    assertThat(watch.required(concern.id()).reason()).contains("Held until the appeal.");
    assertThat(watch.answer(concern.id(), "Again.", Draws.BOOKKEEPER)).isFalse();
    pass(29);
    assertThat(open(client)).isEmpty();
    pass(1);
    assertThat(kinds(client)).containsExactly(Kind.DORMANT_LEDGER);
  }

  @Test
  void aPayoutIsWarnedOfAfterThirtyDaysAndComesBeforeTheLawyersOnTheLast() {
    var client = clientWith500(firm.hourlyMatter().loaded());
    var asked = draws.proposed(draws.to(client, DrawdownType.PAY_OUT, "50.00", "The lienholder"));
    pass(29);
    assertThat(kinds(client)).isEmpty();
    pass(1);
    assertThat(kinds(client)).containsExactly(Kind.PAYOUT_DUE);
    var concern = open(client).get(0);
    assertThat(concern.about().dueOn()).contains(concern.about().since().plusDays(45));
    assertThat(isOffered(concern, "trust-authorizer")).isFalse();

    pass(15);
    assertThat(isOffered(concern, "trust-authorizer")).isTrue();
    assertThat(task(concern).getPriority()).isEqualTo(80);

    draws.drawdowns.withdraw(asked, "The lien is settled.", Draws.COORDINATOR);
    pass(1);
    assertThat(open(client)).isEmpty();
  }

  @Test
  void theMoneyOfAClosedMatterIsToBePaidOut() {
    var draft = firm.hourlyMatter();
    var client = clientWith500(draft.loaded());
    draft.closed().loaded();

    pass(1);

    assertThat(kinds(client)).as("opened sixty days before").containsExactly(Kind.PAYOUT_DUE);
    assertThat(open(client).get(0).about().subject()).isEqualTo(client.ledger().value());
  }

  @Test
  void feesThatAreEarnedDoNotStayInTrust() {
    var client = clientWith500(firm.hourlyMatter().loaded());
    InvoiceNumber invoice = draws.invoice(client, "80.00", 1);
    pass(28);
    assertThat(kinds(client)).isEmpty();
    pass(1);
    assertThat(kinds(client)).containsExactly(Kind.FEES_UNDRAWN);
    assertThat(open(client).get(0).about().subject()).isEqualTo(invoice.value());

    draws.proposed(draws.fees(client, invoice, "80.00"));
    pass(1);
    assertThat(open(client)).isEmpty();
  }

  @Test
  void theNightlyLookBringsItBeforeSomebodyOnce() {
    var client = clientWith500(firm.hourlyMatter().loaded());
    jdbc.update("update trust_drawdown set requested_at = ? where id = ?", house.now().minusDays(31),
        draws.proposed(draws.to(client, DrawdownType.REFUND, "50.00", "The client")).value());

    var look = jdbc.queryForObject("select id from trust_look where begun_at is null", UUID.class).toString();

    jobs.awaitNext("trust-round", look);
    jobs.runDue("trust-round", look);
    watch.look();

    assertThat(kinds(client)).containsExactly(Kind.PAYOUT_DUE);
  }

  private Client clientWith500(Engagement matter) {
    var client = draws.client(matter, "500.00");
    mine.add(client.account());
    return client;
  }

  /** So many days; then only the client's own account is looked over, so that other tests keep theirs. */
  private void pass(int days) {
    clock.advance(Duration.ofDays(days));
    accounts.all().stream().filter(account -> mine.contains(account.id())).forEach(watch::look);
  }

  private List<Kind> kinds(Client client) {
    return open(client).stream().map(concern -> concern.about().kind()).toList();
  }

  private List<TrustConcern> open(Client client) {
    return watch.open(client.account());
  }

  private Task task(TrustConcern concern) {
    return tasks.createTaskQuery()
        .processInstanceBusinessKey(concern.id().toString())
        .taskDefinitionKey("answerConcern")
        .singleResult();
  }

  private boolean isOffered(TrustConcern concern, String group) {
    return tasks.getIdentityLinksForTask(task(concern).getId()).stream()
        .anyMatch(link -> group.equals(link.getGroupId()));
  }

  private int finish(TrustConcern concern, Map<String, String> outcome) {
    return HttpCalls.to(port)
        .as("bookkeeper")
        .post("/api/tasks/%s/finish".formatted(task(concern).getId()), outcome)
        .status();
  }
}
