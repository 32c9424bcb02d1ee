package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Money;
import io.matterflow.trust.Closing.State;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.TrustAccounts.Opened;
import io.matterflow.trust.TrustAccounts.Opening;
import io.matterflow.trust.TrustAccounts.Opening.Cheque;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A matter does not end while money of it is on its way in or out of the bank, whatever its ledger says. */
@ProductTest
@Tag("both-databases")
class ClosingWaitsForTheBankTest {

  @Autowired private Draws draws;
  @Autowired private MatterEnds ends;
  @Autowired private Closings closings;
  @Autowired private BankEvents bank;
  @Autowired private TrustAccounts accounts;
  @Autowired private JdbcClient jdbc;
  @Autowired private MovableClock clock;
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
  void aRefundThatWasTakenBackIsNotWaitedForAndTheNextOneIs() {
    var closing = ends.asked(client);
    var stopped = ends.refund(client);
    ends.carriedOut(stopped);
    draws.posted(draws.reversal(client, "500.00", draws.now(stopped.id()).postedAs().orElseThrow(), Optional.empty()));
    ends.nextMorning(closing);
    var second = ends.refund(client);
    assertThat(second.id()).isNotEqualTo(stopped.id());
    ends.carriedOut(second);
    draws.drawdowns.cleared(second.id(), draws.house.today(), Draws.BOOKKEEPER);
    ends.nextMorning(closing);

    assertThat(closings.underWay(closing)).isEmpty();
    assertThat(ends.task(closing)).contains("signClosing");
    assertThat(ends.finish(port, closing, "SIGN", "")).isEqualTo(204);
    assertThat(closings.required(closing).state()).isEqualTo(State.CLEARED);
  }

  @Test
  void moneyThatComesBackByTheBankIsRefundedAnewWhenItIsThere() {
    var closing = ends.asked(client);
    var lost = ends.refund(client);
    ends.carriedOut(lost);
    bank.take(
        new BankEvent(BankEventId.next(), client.account(), "paid-" + lost.id(), draws.house.today(),
            BankEvent.Kind.CLEARED,
            Optional.of(lost.id().value()), Optional.empty(), Optional.empty(), Optional.empty()),
        "test", Draws.BOOKKEEPER);
    var back = draws
        .posted(draws.reversal(client, "500.00", draws.now(lost.id()).postedAs().orElseThrow(), Optional.empty()));
    ends.nextMorning(closing);

    assertThat(ends.refund(client).id()).as("nothing more is refunded").isEqualTo(lost.id());
    assertThat(closings.underWay(closing)).hasSize(2)
        .contains("$500.00 not collected yet")
        .anySatisfy(words -> assertThat(words).contains("Take a posting back", "come back"));
    assertThat(ends.task(closing)).isEmpty();
    draws.drawdowns.cleared(back, draws.house.today(), Draws.BOOKKEEPER);
    ends.nextMorning(closing);
    ends.carriedOut(ends.refund(client));
    draws.drawdowns.cleared(ends.refund(client).id(), draws.house.today(), Draws.BOOKKEEPER);
    ends.nextMorning(closing);
    assertThat(ends.task(closing)).contains("signClosing");
  }

  @Test
  void aChequeFromBeforeTheBooksBeganIsWaitedForLikeAnyOther() {
    var ledger = LedgerId.of(client.matter().id());
    var other = TrustHouse.name();
    var today = draws.house.today();
    assertThat(accounts.open(new Opening(other, today.minusDays(5), Money.USD, "MODEL", Book.OURS, Map.of(), List.of(),
        List.of(new Cheque(ledger, usd("70.00"), today.minusDays(9), "2001", Optional.of("Clerk of Court")))), LAWYER))
        .isInstanceOf(Opened.class);

    var closing = ends.asked(client);
    ends.carriedOut(ends.refund(client));
    draws.drawdowns.cleared(ends.refund(client).id(), today, Draws.BOOKKEEPER);
    ends.nextMorning(closing);

    assertThat(ends.task(closing)).isEmpty();
    assertThat(closings.underWay(closing)).singleElement().asString()
        .isEqualTo("check 2001 of $70.00 from before the books began: Nothing: it clears when the bank has paid it");
    assertThat(closings.sign(closing, COORDINATOR)).hasSize(1);
    var cheque = jdbc.sql("select id from trust_opening_cheque where account = :account")
        .param("account", other.value())
        .query(UUID.class).single();
    bank.take(
        new BankEvent(BankEventId.next(), other, "paid-" + other, today, BankEvent.Kind.CLEARED, Optional.of(cheque),
        Optional.empty(), Optional.empty(), Optional.empty()), "test", Draws.BOOKKEEPER);
    ends.nextMorning(closing);
    assertThat(ends.task(closing)).contains("signClosing");
  }

  @Test
  void aDepositThatIsNotCollectedIsWaitedFor() {
    var deposit = draws.house.deposited(client.account(), client.ledger(), "50.00", draws.house.today())
        .postings()
        .get(0)
        .deposit();

    var closing = ends.asked(client);

    assertThat(ends.refund(client).amount()).isEqualTo(usd("500.00"));
    assertThat(closings.underWay(closing)).anySatisfy(words -> assertThat(words).isEqualTo("$50.00 not collected yet"));
    draws.house.collected(deposit.orElseThrow());
    ends.nextMorning(closing);
    assertThat(ends.refunds(client)).hasSize(2);
  }

  @Test
  void aChequeThatIsOutstandingIsWaitedForWhoeverWantsToSign() {
    var closing = ends.asked(client);
    ends.carriedOut(ends.refund(client));
    ends.nextMorning(closing);

    assertThat(draws.book(client)).isEqualTo("0.00");
    assertThat(closings.sign(closing, COORDINATOR)).singleElement()
        .asString()
        .contains("clears when the bank has paid it");
    assertThat(closings.required(closing).state()).isEqualTo(State.ASKED);
    assertThat(ends.asPracticeAsks(port, client))
        .contains("MATTER_NOT_SETTLED", "of $500.00: ", "clears when the bank has paid it")
        .doesNotContain("it..", "a trust balance");
  }
}
