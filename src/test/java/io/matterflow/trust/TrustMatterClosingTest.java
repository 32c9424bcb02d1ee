package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.Billing;
import io.matterflow.trust.Closing.State;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.TrustAccounts.Opening;
import io.matterflow.trust.TrustAccounts.Opening.Cheque;
import io.matterflow.trust.TrustAccounts.Opened;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The end of a matter: the balance goes back by a lawyer's word, what is disputed stays, and nobody signs before zero.
 */
@ProductTest
@Tag("both-databases")
class TrustMatterClosingTest {

  private static final String ID = "matter-closing";

  @Autowired private Draws draws;
  @Autowired private Closings closings;
  @Autowired private BankEvents bank;
  @Autowired private TrustAccounts accounts;
  @Autowired private JdbcClient jdbc;
  @Autowired private Billing billing;
  @Autowired private Invoices invoices;
  @Autowired private Firm firm;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private Client client;

  @BeforeEach
  void aClientHas500InTrust() {
    asOthersLeftIt = clock.instant();
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void theBalanceGoesBackAndAnAttorneySignsWhenTheBankHasPaid() {
    var closing = asked();
    var refund = refund();
    assertThat(refund.amount()).isEqualTo(usd("500.00"));
    assertThat(refund.terms().payee()).contains("Casey Roe");
    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(task(closing)).isEmpty();

    carriedOut(refund);
    nextMorning(closing);
    assertThat(draws.book(client)).isEqualTo("0.00");
    assertThat(task(closing)).isEmpty();
    assertThat(closings.underWay(closing)).singleElement().asString().contains("clears when the bank has paid it");

    draws.drawdowns.cleared(refund.id(), draws.house.today(), Draws.BOOKKEEPER);
    nextMorning(closing);
    assertThat(task(closing)).contains("signClosing");
    assertThat(finish(closing, "AGAIN", "")).isEqualTo(204);
    jobs.runDue(ID, closing.toString());
    assertThat(finish(closing, "SIGN", "")).isEqualTo(204);

    assertThat(closings.required(closing).state()).isEqualTo(State.CLEARED);
    assertThat(refunds()).hasSize(1);
  }

  @Test
  void aRefundThatWasTakenBackIsNotWaitedForAndTheNextOneIs() {
    var closing = asked();
    var stopped = refund();
    carriedOut(stopped);
    draws.posted(draws.reversal(client, "500.00", draws.now(stopped.id()).postedAs().orElseThrow(), Optional.empty()));
    nextMorning(closing);
    var second = refund();
    assertThat(second.id()).isNotEqualTo(stopped.id());
    carriedOut(second);
    draws.drawdowns.cleared(second.id(), draws.house.today(), Draws.BOOKKEEPER);
    nextMorning(closing);

    assertThat(closings.underWay(closing)).isEmpty();
    assertThat(task(closing)).contains("signClosing");
    assertThat(finish(closing, "SIGN", "")).isEqualTo(204);
    assertThat(closings.required(closing).state()).isEqualTo(State.CLEARED);
  }

  @Test
  void moneyThatComesBackByTheBankIsWaitedForThoughAllIsRefundedAnew() {
    var closing = asked();
    var lost = refund();
    carriedOut(lost);
    bank.take(
        new BankEvent(BankEventId.next(), client.account(), "paid-" + lost.id(), draws.house.today(),
            BankEvent.Kind.CLEARED,
            Optional.of(lost.id().value()), Optional.empty(), Optional.empty(), Optional.empty()),
        "test", Draws.BOOKKEEPER);
    var back = draws
        .posted(draws.reversal(client, "500.00", draws.now(lost.id()).postedAs().orElseThrow(), Optional.empty()));
    nextMorning(closing);
    carriedOut(refund());
    draws.drawdowns.cleared(refund().id(), draws.house.today(), Draws.BOOKKEEPER);
    nextMorning(closing);

    assertThat(closings.underWay(closing)).singleElement()
        .asString()
        .contains("Take a posting back")
        .contains("come back");
    assertThat(task(closing)).isEmpty();
    draws.drawdowns.cleared(back, draws.house.today(), Draws.BOOKKEEPER);
    nextMorning(closing);
    assertThat(task(closing)).contains("signClosing");
  }

  @Test
  void aChequeFromBeforeTheBooksBeganIsWaitedForLikeAnyOther() {
    var ledger = LedgerId.of(client.matter().id());
    var other = TrustHouse.name();
    var today = draws.house.today();
    assertThat(accounts.open(new Opening(other, today.minusDays(5), Money.USD, "MODEL", Book.OURS, Map.of(), List.of(),
        List.of(new Cheque(ledger, usd("70.00"), today.minusDays(9), "2001", Optional.of("Clerk of Court")))), LAWYER))
        .isInstanceOf(Opened.class);

    var closing = asked();
    carriedOut(refund());
    draws.drawdowns.cleared(refund().id(), today, Draws.BOOKKEEPER);
    nextMorning(closing);

    assertThat(task(closing)).isEmpty();
    assertThat(closings.underWay(closing)).singleElement().asString()
        .isEqualTo("check 2001 of $70.00 from before the books began: Nothing: it clears when the bank has paid it");
    assertThat(closings.sign(closing, COORDINATOR)).hasSize(1);
    var cheque = jdbc.sql("select id from trust_opening_cheque where account = :account")
        .param("account", other.value())
        .query(UUID.class).single();
    bank.take(
        new BankEvent(BankEventId.next(), other, "paid-" + other, today, BankEvent.Kind.CLEARED, Optional.of(cheque),
        Optional.empty(), Optional.empty(), Optional.empty()), "test", Draws.BOOKKEEPER);
    nextMorning(closing);
    assertThat(task(closing)).contains("signClosing");
  }

  @Test
  void whatIsDisputedStaysInTrustAndTheRestGoesBack() {
    var invoice = draws.invoice(client, "300.00", 30);
    invoices.pay(invoice, usd("200.00"), "pay:" + invoice, Actor.ENGINE);
    invoices.dispute(invoice, usd("100.00"), "dispute:" + invoice, COORDINATOR);

    var closing = asked();

    assertThat(refund().amount()).isEqualTo(usd("400.00"));
    assertThat(task(closing)).contains("settleOpenPieces");
    assertThat(closings.pieces(closing)).singleElement().asString().contains("$100.00 disputed on invoice " + invoice);
    carriedOut(refund());
    invoices.dispute(invoice, usd("-100.00"), "settled:" + invoice, COORDINATOR);
    invoices.credit(invoice, usd("100.00"), "credit:" + invoice, COORDINATOR);
    nextMorning(closing);

    assertThat(refunds()).hasSize(2);
    assertThat(refund().amount()).isEqualTo(usd("100.00"));
  }

  @Test
  void anOpenBillIsDrawnOrPaidBeforeAnythingGoesBack() {
    var invoice = draws.invoice(client, "300.00", 30);

    var closing = asked();

    assertThat(refunds()).isEmpty();
    assertThat(task(closing)).contains("settleOpenPieces");
    draws.posted(draws.fees(client, invoice, "300.00"));
    assertThat(finish(closing, "AGAIN", "")).isEqualTo(204);
    jobs.runDue(ID, closing.toString());
    assertThat(refund().amount()).isEqualTo(usd("200.00"));
  }

  @Test
  void aDepositThatIsNotCollectedIsWaitedFor() {
    var deposit = draws.house.deposited(client.account(), client.ledger(), "50.00", draws.house.today())
        .postings()
        .get(0)
        .deposit();

    var closing = asked();

    assertThat(refund().amount()).isEqualTo(usd("500.00"));
    assertThat(closings.underWay(closing)).anySatisfy(words -> assertThat(words).isEqualTo("$50.00 not collected yet"));
    draws.house.collected(deposit.orElseThrow());
    nextMorning(closing);
    assertThat(refunds()).hasSize(2);
  }

  @Test
  void aRefundThatALawyerRefusedIsLookedIntoByAPerson() {
    var closing = asked();
    DrawdownProblems.standing(draws.signing.refuse(refund().id(), 1, "Wrong payee.", LAWYER));
    nextMorning(closing);

    assertThat(task(closing)).contains("settleOpenPieces");
    assertThat(refunds()).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(finish(closing, "AGAIN", "")).isEqualTo(204);
    jobs.runDue(ID, closing.toString());

    assertThat(refunds()).hasSize(2);
  }

  @Test
  void nothingGoesBackFromAnAccountThatIsStoppedUntilTheShortageIsCured() {
    var other = draws.house.ledger();
    bank.take(new BankEvent(BankEventId.next(), client.account(), "nsf-" + client.account(), draws.house.today(),
        BankEvent.Kind.NSF,
        Optional.empty(), Optional.of(other), Optional.of(usd("10.00")), Optional.empty()), "test", Draws.BOOKKEEPER);

    var closing = asked();

    assertThat(refunds()).isEmpty();
    assertThat(task(closing)).contains("settleOpenPieces");
    assertThat(closings.pieces(closing)).containsExactly("trust account %s is stopped".formatted(client.account()));
    assertThat(closings.sign(closing, COORDINATOR)).anySatisfy(words -> assertThat(words).contains("$500.00 in trust"));
  }

  @Test
  void workThatNoBillHasIsBilledBeforeAnythingGoesBack() {
    billing.hourWorked(client.matter());

    var closing = asked();

    assertThat(refunds()).isEmpty();
    assertThat(closings.pieces(closing)).anySatisfy(words -> assertThat(words).startsWith("unbilled time of"));
    assertThat(task(closing)).contains("settleOpenPieces");
    assertThat(tasks.createTaskQuery().taskId(open(closing).getId()).taskCandidateUser(
        client.matter().responsibleAttorney().value()).count()).isEqualTo(1);
  }

  @Test
  void aChequeThatIsOutstandingIsWaitedForWhoeverWantsToSign() {
    var closing = asked();
    carriedOut(refund());
    nextMorning(closing);

    assertThat(draws.book(client)).isEqualTo("0.00");
    assertThat(closings.sign(closing, COORDINATOR)).singleElement()
        .asString()
        .contains("clears when the bank has paid it");
    assertThat(closings.required(closing).state()).isEqualTo(State.ASKED);
    assertThat(asPracticeAsks()).contains("MATTER_NOT_SETTLED", "of $500.00: ", "clears when the bank has paid it")
        .doesNotContain("it..", "a trust balance");
  }

  @Test
  void whoeverAskedForTheClosingAuthorizesNoRefundOfIt() {
    closings.ask(client.matter().matter(), "Casey Roe", LAWYER).orElseThrow();
    jobs.runDue(ID, closings.search(Optional.of(client.matter().id()), 1).get(0).id().toString());

    assertThat(draws.signing.authorize(refund().id(), 1, LAWYER)).isInstanceOf(DrawdownAnswer.WithoutRight.class);
  }

  @Test
  void theMatterMayGoOn() {
    draws.invoice(client, "300.00", 30);
    var closing = asked();

    assertThat(finish(closing, "GIVE_UP", "")).isEqualTo(400);
    assertThat(finish(closing, "GIVE_UP", "A second claim.")).isEqualTo(204);

    assertThat(closings.required(closing).state()).isEqualTo(State.GIVEN_UP);
    assertThat(closings.isUnderWay(client.matter().id())).isFalse();
  }

  @Test
  void isBegunOnceByWhoMay() {
    var body = Map.of("matterId", client.matter().number(), "payee", "Casey Roe");
    assertThat(HttpCalls.to(port).as("timekeeper").post("/api/trust/closings", body).status()).isEqualTo(403);

    assertThat(HttpCalls.to(port).as("billing-coordinator").post("/api/trust/closings", body).status()).isEqualTo(202);
    assertThat(HttpCalls.to(port).as("billing-coordinator").post("/api/trust/closings", body).status()).isEqualTo(409);
    assertThat(HttpCalls.to(port)
        .as("bookkeeper")
        .get("/api/trust/closings?matterId=" + client.matter().number())
        .json()
        .path("items").get(0).path("state").asText()).isEqualTo("ASKED");
    assertThat(asPracticeAsks()).contains("a trust balance of 500.00");
  }

  private String asPracticeAsks() {
    return HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/matters/%s/closing".formatted(client.matter().number()), Map.of())
        .body();
  }

  private ClosingId asked() {
    var closing = closings.ask(client.matter().matter(), "Casey Roe", COORDINATOR).orElseThrow().id();
    jobs.runDue(ID, closing.toString());
    return closing;
  }

  private void nextMorning(ClosingId closing) {
    clock.advance(Duration.ofDays(1));
    jobs.runDue(ID, closing.toString());
  }

  private void carriedOut(Drawdown refund) {
    DrawdownProblems.standing(draws.signing.authorize(refund.id(), 1, LAWYER));
    DrawdownProblems.standing(draws.execute(refund.id()));
  }

  /** The newest. */
  private Drawdown refund() {
    return refunds().get(0);
  }

  private List<Drawdown> refunds() {
    return draws.drawdowns.search(Optional.of(client.account()), Optional.of(client.ledger()), Optional.empty(), 10)
        .stream()
        .filter(drawdown -> drawdown.type() == DrawdownType.REFUND).toList();
  }

  private Optional<String> task(ClosingId closing) {
    return Optional.ofNullable(open(closing)).map(Task::getTaskDefinitionKey);
  }

  private Task open(ClosingId closing) {
    return tasks.createTaskQuery().processInstanceBusinessKey(closing.toString()).singleResult();
  }

  private int finish(ClosingId closing, String outcome, String reason) {
    var user = "signClosing".equals(open(closing).getTaskDefinitionKey()) ? "billing-admin" : "billing-coordinator";
    return HttpCalls.to(port).as(user).post("/api/tasks/%s/finish".formatted(open(closing).getId()),
        Map.of("outcome", outcome, "reason", reason)).status();
  }
}
