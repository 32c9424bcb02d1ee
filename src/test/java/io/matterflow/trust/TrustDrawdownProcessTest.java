package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.trust.Drawdown.Execution;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.DrawdownAnswer.NotAuthorized;
import io.matterflow.trust.DrawdownAnswer.Refused;
import io.matterflow.trust.DrawdownAnswer.Standing;
import io.matterflow.trust.Draws.Client;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways through the case of a drawdown, and what they do to the ledger. */
@ProductTest
class TrustDrawdownProcessTest {

  private static final String ID = "trust-drawdown";

  @Autowired private Draws draws;
  @Autowired private Drawdowns drawdowns;
  @Autowired private DrawdownSigning signing;
  @Autowired private DrawdownTasks cases;
  @Autowired private JdbcDrawdowns rows;
  @Autowired private JdbcTrustSignatures signatures;
  @Autowired private Invoices invoices;
  @Autowired private Firm firm;
  @Autowired private MovableClock clock;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private TransactionTemplate transaction;

  private Client client;
  private InvoiceNumber invoice;

  @BeforeEach
  void aClientWith500AndAnInvoiceOfYesterday() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    invoice = draws.invoice(client, "400.00", 1);
  }

  @Test
  void aDrawWaitsWhileTheClientMayObject() {
    var id = draws.proposed(draws.fees(client, invoice, "400.00"));
    assertThat(open(id)).containsExactly("releaseEarly");
    assertThat(signing.authorize(id, 1, LAWYER)).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.code()).isEqualTo(TrustCode.TRUST_OBJECTION_WINDOW);
      assertThat(refused.next()).contains("or release it early");
    });

    clock.standAt(clock.instant().plus(Duration.ofDays(5)));
    draws.timersFire(id);

    assertThat(open(id)).containsExactly("authorizeDrawdown");
    assertThat(signing.authorize(id, 1, LAWYER)).isInstanceOf(Standing.class);
    assertThat(open(id)).containsExactly("executeDrawdown");
  }

  @Test
  void aLawyerWithTheClientsWordNeedNotWait() {
    var id = draws.proposed(draws.fees(client, invoice, "400.00"));

    assertThat(signing.release(id, "They agreed by mail.", LAWYER)).isInstanceOf(Standing.class);

    assertThat(open(id)).containsExactly("authorizeDrawdown");
    assertThat(signing.authorize(id, 1, LAWYER)).isInstanceOf(Standing.class);
  }

  @Test
  void whatNobodyCarriesOutLapsesAndIsSignedAgain() {
    var id = draws.authorized(draws.to(client, DrawdownType.REFUND, "100.00", "Casey Roe"));

    clock.standAt(clock.instant().plus(Duration.ofDays(10)));
    assertThat(draws.execute(id)).isInstanceOf(NotAuthorized.class);
    draws.timersFire(id);

    assertThat(open(id)).containsExactly("authorizeDrawdown");
    assertThat(draws.now(id).version()).isEqualTo(2);
    assertThat(signing.authorize(id, 2, LAWYER)).isInstanceOf(Standing.class);
    assertThat(draws.execute(id)).isInstanceOf(Standing.class);
  }

  @Test
  void theCaseEndsWithTheBanksWord() {
    var id = draws.posted(draws.to(client, DrawdownType.REFUND, "100.00", "Casey Roe"));
    assertThat(isRunning(id)).isTrue();

    drawdowns.cleared(id, draws.house.today(), BOOKKEEPER);

    assertThat(isRunning(id)).isFalse();
  }

  @Test
  void aChangeAndARefusalGoBackAndEnd() {
    var id = draws.authorized(draws.to(client, DrawdownType.REFUND, "100.00", "Casey Roe"));
    drawdowns.change(id, 1, draws.now(id).terms().over(usd("90.00")), BOOKKEEPER);
    assertThat(open(id)).containsExactly("authorizeDrawdown");

    signing.refuse(id, 2, "Not yet.", LAWYER);

    assertThat(isRunning(id)).isFalse();
    assertThat(draws.now(id).state()).isEqualTo(State.REJECTED);
  }

  /** The case is driven past the service: nothing is posted, and the drawdown is void. */
  @Test
  void aPostingWithoutAValidAuthorizationPostsNothing() {
    var id = draws.authorized(draws.fees(client, draws.invoice(client, "50.00", 30), "50.00"));

    transaction.executeWithoutResult(status -> {
      signatures.makeVoid(signatures.given(draws.now(id)).orElseThrow().id(), "TEST", LAWYER.user(), clock.instant());
      rows.execute(id, new Execution("ACH", "1", draws.house.today(), BOOKKEEPER.user()));
      cases.executed(id, BOOKKEEPER);
    });

    assertThat(draws.now(id).state()).isEqualTo(State.VOIDED);
    assertThat(isRunning(id)).isFalse();
    assertThat(draws.book(client)).isEqualTo("500.00");
  }

  @Test
  void aTransferToAnotherMatterOfTheClientTakesItsWord() {
    var other = firm.hourlyMatter().loaded();
    assertThat(drawdowns
        .propose(draws.transfer(client, LedgerId.of(other.id()), "50.00", Optional.of("Letter of June 1")), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_CROSS_LEDGER_TRANSFER, Optional.empty()));
    assertThat(drawdowns.propose(draws.transfer(client, client.ledger(), "50.00", Optional.empty()), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_CROSS_LEDGER_TRANSFER, Optional.empty()));
  }

  @Test
  void aDepositOnTheWrongLedgerIsPutRight() {
    var right = draws.house.ledger();
    var posted = draws.house.deposited(client.account(), client.ledger(), "75.00", draws.house.today());

    var id = draws.posted(draws.reversal(client, "75.00", posted.first().sequence(), Optional.of(right)));

    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(draws.house.book(client.account(), right)).isEqualTo(usd("75"));
    assertThat(draws.now(id).state()).isEqualTo(State.CLEARED);
    assertThat(isRunning(id)).isFalse();
    assertThat(
        drawdowns.propose(draws.reversal(client, "75.00", posted.first().sequence(), Optional.empty()), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_NOT_REVERSIBLE, Optional.empty()));
  }

  @Test
  void aDrawThatIsTakenBackOpensItsInvoiceAgain() {
    var paid = draws.invoice(client, "50.00", 30);
    var draw = draws.posted(draws.fees(client, paid, "50.00"));

    draws.posted(draws.reversal(client, "50.00", draws.now(draw).postedAs().orElseThrow(), Optional.empty()));

    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(invoices.find(paid).orElseThrow().open()).isEqualTo(usd("50"));
  }

  private List<String> open(DrawdownId id) {
    return tasks.createTaskQuery().processDefinitionKey(ID).processInstanceBusinessKey(id.toString()).list().stream()
        .map(task -> task.getTaskDefinitionKey()).toList();
  }

  private boolean isRunning(DrawdownId id) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(ID)
        .processInstanceBusinessKey(id.toString())
        .count() > 0;
  }
}
