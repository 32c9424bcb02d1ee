package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.Billing;
import io.matterflow.trust.Closing.State;
import io.matterflow.trust.Draws.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The end of a matter: the balance goes back by a lawyer's word, what is disputed stays, and nobody signs before zero.
 * What the bank has still to do is waited for ({@link ClosingWaitsForTheBankTest}).
 */
@ProductTest
@Tag("both-databases")
class TrustMatterClosingTest {

  @Autowired private Draws draws;
  @Autowired private MatterEnds ends;
  @Autowired private Closings closings;
  @Autowired private BankEvents bank;
  @Autowired private Billing billing;
  @Autowired private Invoices invoices;
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
    assertThat(ends.task(closing)).isEmpty();

    ends.carriedOut(refund);
    ends.nextMorning(closing);
    assertThat(draws.book(client)).isEqualTo("0.00");
    assertThat(ends.task(closing)).isEmpty();
    assertThat(closings.underWay(closing)).singleElement().asString().contains("clears when the bank has paid it");

    draws.drawdowns.cleared(refund.id(), draws.house.today(), Draws.BOOKKEEPER);
    ends.nextMorning(closing);
    assertThat(ends.task(closing)).contains("signClosing");
    assertThat(finish(closing, "AGAIN", "")).isEqualTo(204);
    ends.looked(closing);
    assertThat(finish(closing, "SIGN", "")).isEqualTo(204);

    assertThat(closings.required(closing).state()).isEqualTo(State.CLEARED);
    assertThat(refunds()).hasSize(1);
  }

  @Test
  void whoeverSignsReadsWhoGotTheBalanceAndNotWhoWasToGetIt() {
    var closing = asked();
    assertThat(closings.refunded(closing)).isEmpty();
    draws.drawdowns.change(refund().id(), 1, refund().terms().to(Optional.of("Jordan Vale")), COORDINATOR);
    DrawdownProblems.standing(draws.signing.authorize(refund().id(), 2, LAWYER));
    DrawdownProblems.standing(draws.execute(refund().id()));
    draws.drawdowns.cleared(refund().id(), draws.house.today(), Draws.BOOKKEEPER);
    ends.nextMorning(closing);

    assertThat(closings.refunded(closing)).containsExactly("$500.00 to Jordan Vale");
    assertThat(sheet(closing)).contains("$500.00 to Jordan Vale").doesNotContain("Casey Roe");
  }

  @Test
  void whatIsDisputedStaysInTrustAndTheRestGoesBack() {
    var invoice = draws.invoice(client, "300.00", 30);
    invoices.pay(invoice, usd("200.00"), "pay:" + invoice, Actor.ENGINE);
    invoices.dispute(invoice, usd("100.00"), "dispute:" + invoice, COORDINATOR);

    var closing = asked();

    assertThat(refund().amount()).isEqualTo(usd("400.00"));
    assertThat(ends.task(closing)).contains("settleOpenPieces");
    assertThat(closings.pieces(closing)).singleElement().asString().contains("$100.00 disputed on invoice " + invoice);
    ends.carriedOut(refund());
    invoices.dispute(invoice, usd("-100.00"), "settled:" + invoice, COORDINATOR);
    invoices.credit(invoice, usd("100.00"), "credit:" + invoice, COORDINATOR);
    ends.nextMorning(closing);

    assertThat(refunds()).hasSize(2);
    assertThat(refund().amount()).isEqualTo(usd("100.00"));
  }

  @Test
  void anOpenBillIsDrawnOrPaidBeforeAnythingGoesBack() {
    var invoice = draws.invoice(client, "300.00", 30);

    var closing = asked();

    assertThat(refunds()).isEmpty();
    assertThat(ends.task(closing)).contains("settleOpenPieces");
    draws.posted(draws.fees(client, invoice, "300.00"));
    assertThat(finish(closing, "AGAIN", "")).isEqualTo(204);
    ends.looked(closing);
    assertThat(refund().amount()).isEqualTo(usd("200.00"));
  }

  @Test
  void aRefundThatALawyerRefusedIsLookedIntoByAPerson() {
    var closing = asked();
    DrawdownProblems.standing(draws.signing.refuse(refund().id(), 1, "Wrong payee.", LAWYER));
    ends.nextMorning(closing);

    assertThat(ends.task(closing)).contains("settleOpenPieces");
    assertThat(refunds()).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(finish(closing, "AGAIN", "")).isEqualTo(204);
    ends.looked(closing);

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
    assertThat(ends.task(closing)).contains("settleOpenPieces");
    assertThat(closings.pieces(closing)).containsExactly("trust account %s is stopped".formatted(client.account()));
    assertThat(closings.sign(closing, COORDINATOR)).anySatisfy(words -> assertThat(words).contains("$500.00 in trust"));
  }

  @Test
  void workThatNoBillHasIsBilledBeforeAnythingGoesBack() {
    billing.hourWorked(client.matter());

    var closing = asked();

    assertThat(refunds()).isEmpty();
    assertThat(closings.pieces(closing)).anySatisfy(words -> assertThat(words).startsWith("unbilled time of"));
    assertThat(ends.task(closing)).contains("settleOpenPieces");
    assertThat(tasks.createTaskQuery().taskId(ends.open(closing).orElseThrow().getId()).taskCandidateUser(
        client.matter().responsibleAttorney().value()).count()).isEqualTo(1);
  }

  @Test
  void whoeverAskedForTheClosingAuthorizesNoRefundOfIt() {
    closings.ask(client.matter().matter(), "Casey Roe", LAWYER).orElseThrow();
    ends.looked(closings.search(Optional.of(client.matter().id()), 1).get(0).id());

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
    assertThat(ends.asPracticeAsks(port, client)).contains("a trust balance of 500.00");
  }

  private ClosingId asked() {
    return ends.asked(client);
  }

  private Drawdown refund() {
    return ends.refund(client);
  }

  private List<Drawdown> refunds() {
    return ends.refunds(client);
  }

  private String sheet(ClosingId closing) {
    return HttpCalls.to(port)
        .as("billing-admin")
        .get("/api/tasks/" + ends.open(closing).orElseThrow().getId())
        .body();
  }

  private int finish(ClosingId closing, String outcome, String reason) {
    return ends.finish(port, closing, outcome, reason);
  }
}
