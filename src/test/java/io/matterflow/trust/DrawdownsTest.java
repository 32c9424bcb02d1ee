package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;
import static io.matterflow.trust.Draws.SECOND_LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.books.TieOut;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.DrawdownAnswer.NotAuthorized;
import io.matterflow.trust.DrawdownAnswer.NotNow;
import io.matterflow.trust.DrawdownAnswer.Stale;
import io.matterflow.trust.DrawdownAnswer.Standing;
import io.matterflow.trust.DrawdownAnswer.Why;
import io.matterflow.trust.DrawdownAnswer.WithoutRight;
import io.matterflow.trust.Draws.Client;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money leaves trust when a lawyer has authorized exactly that, once, and a bookkeeper has made it. */
@ProductTest
@Tag("both-databases")
class DrawdownsTest {

  @Autowired private Draws draws;
  @Autowired private Drawdowns drawdowns;
  @Autowired private DrawdownSigning signing;
  @Autowired private DrawdownPosting posting;
  @Autowired private DrawdownSight sight;
  @Autowired private TrustAccounts accounts;
  @Autowired private Invoices invoices;
  @Autowired private TieOut books;
  @Autowired private JdbcClient jdbc;

  private Client client;
  private InvoiceNumber invoice;

  @BeforeEach
  void aClientWith500AndAnInvoiceOver400() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    invoice = draws.invoice(client, "400.00", 30);
  }

  @Test
  void aDrawIsProposedAuthorizedMadeAndPosted() {
    var id = draws.proposed(draws.fees(client, invoice, "400.00"));
    assertThat(draws.now(id).state()).isEqualTo(State.PROPOSED);
    assertThat(invoices.find(invoice).orElseThrow().reserved()).isEqualTo(usd("400"));

    assertThat(signing.authorize(id, 1, LAWYER)).isInstanceOf(Standing.class);
    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(draws.execute(id)).isInstanceOf(Standing.class);

    assertThat(draws.now(id).state()).isEqualTo(State.POSTED);
    assertThat(draws.book(client)).isEqualTo("100.00");
    var paid = invoices.find(invoice).orElseThrow();
    assertThat(paid.open()).isEqualTo(usd("0"));
    assertThat(paid.reserved()).isEqualTo(usd("0"));
  }

  /** I9: both books name the same fact by the same reference. */
  @Test
  void theFirmsBookHasTheDrawUnderTheSameReference() {
    draws.posted(draws.fees(client, invoice, "400.00"));

    var reference = jdbc.sql("select entry_key from trust_posting where invoice_number = :number")
        .param("number", invoice.value()).query(String.class).single();
    assertThat(jdbc.sql("select fact from journal_entry where entry_key = :key")
        .param("key", reference)
        .query(String.class)
        .single())
        .isEqualTo("DRAWN_FROM_TRUST");
    assertThat(books.asOf(draws.house.today()).differences()).noneMatch(one -> one.invoice().equals(invoice));
  }

  @Test
  void whoHoldsNoAuthorityIsRefusedAndRecorded() {
    var id = draws.proposed(draws.fees(client, invoice, "400.00"));
    var partner = TrustHouse.person("no-grant", Role.TRUST_AUTHORIZER);

    assertThat(signing.authorize(id, 1, partner)).isEqualTo(new WithoutRight(Why.NO_AUTHORITY));
    assertThat(signing.refuse(id, 1, "No.", partner)).isEqualTo(new WithoutRight(Why.NO_AUTHORITY));

    assertThat(draws.now(id).state()).isEqualTo(State.PROPOSED);
    assertThat(attempts(id)).containsExactlyInAnyOrder("authorize TRUST_NOT_AUTHORIZED no-grant",
        "refuse TRUST_NOT_AUTHORIZED no-grant");
  }

  /** A grant alone is not enough for those who keep the books: whatever was written into the table. */
  @Test
  void aBookkeeperNeverAuthorizes() {
    var bookkeeper = TrustHouse.person("granted-bookkeeper", Role.BOOKKEEPER);
    draws.house.grant(bookkeeper);

    assertThat(signing.authorize(draws.proposed(draws.fees(client, invoice, "1.00")), 1, bookkeeper))
        .isEqualTo(new WithoutRight(Why.NO_AUTHORITY));
  }

  @Test
  void whoProposesDoesNotAuthorize() {
    var proposed = (Standing) drawdowns.propose(draws.fees(client, invoice, "400.00"), LAWYER);

    assertThat(signing.authorize(proposed.drawdown().id(), 1, LAWYER)).isEqualTo(new WithoutRight(Why.OWN_REQUEST));
    assertThat(signing.authorize(proposed.drawdown().id(), 1, SECOND_LAWYER)).isInstanceOf(Standing.class);
  }

  @Test
  void aLargeDrawTakesTwoLawyers() {
    var rich = draws.client("90000.00");
    var id = draws.proposed(draws.to(rich, DrawdownType.PAY_OUT, "50000.01", "Casey Roe"));

    assertThat(signing.authorize(id, 1, LAWYER)).isInstanceOf(Standing.class);
    assertThat(draws.now(id).state()).isEqualTo(State.PROPOSED);
    assertThat(draws.execute(id)).isInstanceOf(NotAuthorized.class);
    assertThat(signing.authorize(id, 1, LAWYER)).isEqualTo(new WithoutRight(Why.SIGNED_BEFORE));
    assertThat(signing.authorize(id, 1, SECOND_LAWYER)).isInstanceOf(Standing.class);
    assertThat(draws.execute(id)).isInstanceOf(Standing.class);
    assertThat(draws.book(rich)).isEqualTo("39999.99");
  }

  @Test
  void nothingIsExecutedBeforeItIsAuthorizedOrTwice() {
    var id = draws.proposed(draws.fees(client, invoice, "400.00"));
    assertThat(draws.execute(id)).isInstanceOf(NotAuthorized.class);
    assertThat(attempts(id)).containsExactly("execute TRUST_NOT_AUTHORIZED trust-bookkeeper");

    signing.authorize(id, 1, LAWYER);
    assertThat(draws.execute(id)).isInstanceOf(Standing.class);
    assertThat(draws.execute(id)).isEqualTo(new NotNow(State.POSTED));
    assertThat(draws.book(client)).isEqualTo("100.00");
  }

  @Test
  void onlyTheBookkeeperExecutesAndNotForADayBeforeTheAuthorization() {
    var id = draws.authorized(draws.fees(client, invoice, "400.00"));

    assertThat(posting.execute(id, "ACH", "1", draws.house.today(), LAWYER))
        .isEqualTo(new WithoutRight(Why.NO_BOOKKEEPER));
    assertThat(posting.execute(id, "ACH", "1", draws.house.today().minusDays(1), BOOKKEEPER))
        .isInstanceOfSatisfying(NotAuthorized.class, not -> {
          assertThat(not.detail()).contains(Wording.of(draws.house.today()));
          assertThat(not.next()).contains("on that day or later").isNotEqualTo(TrustCode.TRUST_NOT_AUTHORIZED.next());
        });
    assertThat(posting.execute(id, "ACH", "1", draws.house.today().plusDays(1), BOOKKEEPER))
        .isEqualTo(new DrawdownAnswer.Refused(TrustCode.TRUST_FUTURE_DATED, Optional.empty()));
    assertThat(posting.execute(id, "cash", "1", draws.house.today(), BOOKKEEPER))
        .isEqualTo(new DrawdownAnswer.Refused(TrustCode.TRUST_NO_CASH, Optional.empty()));
    assertThat(draws.now(id).state()).isEqualTo(State.AUTHORIZED);
  }

  @Test
  void aChangeVoidsWhatWasSigned() {
    var id = draws.authorized(draws.fees(client, invoice, "400.00"));
    var less = draws.now(id).terms().over(usd("399.99"));

    assertThat(drawdowns.change(id, 7, less, COORDINATOR)).isEqualTo(new Stale(1));
    assertThat(drawdowns.change(id, 1, less, COORDINATOR)).isInstanceOf(Standing.class);

    assertThat(draws.now(id).state()).isEqualTo(State.PROPOSED);
    assertThat(invoices.find(invoice).orElseThrow().reserved()).isEqualTo(usd("399.99"));
    assertThat(draws.execute(id)).isInstanceOf(NotAuthorized.class);
    assertThat(signing.authorize(id, 1, LAWYER)).isEqualTo(new Stale(2));
    assertThat(signing.authorize(id, 2, LAWYER)).isInstanceOf(Standing.class);
    assertThat(draws.execute(id)).isInstanceOf(Standing.class);
    assertThat(draws.book(client)).isEqualTo("100.01");
  }

  @Test
  void aChangeToTheSameTermsChangesNothingAndWhatWasSignedHolds() {
    var id = draws.authorized(draws.fees(client, invoice, "400.00"));

    assertThat(drawdowns.change(id, 1, draws.now(id).terms().over(usd("400.00")), COORDINATOR))
        .isInstanceOf(Standing.class);

    assertThat(draws.now(id).version()).isEqualTo(1);
    assertThat(draws.execute(id)).isInstanceOf(Standing.class);
    assertThat(draws.book(client)).isEqualTo("100.00");
  }

  /** Else whoever holds authority would have any drawdown say what they want, and sign that alone. */
  @Test
  void whoeverHasSetItsTermsDoesNotSignThemWhoeverProposedIt() {
    var id = draws.proposed(draws.to(client, DrawdownType.DISBURSE_COST, "10.00", "Clerk of Court"));
    var mine = draws.now(id).terms().over(usd("90.00")).to(Optional.of("A Friend LLC"));
    assertThat(drawdowns.change(id, 1, mine, LAWYER)).isInstanceOf(Standing.class);

    assertThat(signing.authorize(id, 2, LAWYER)).isEqualTo(new WithoutRight(Why.OWN_REQUEST));
    assertThat(sight.changedBy(draws.now(id))).containsExactly(LAWYER.user());
    assertThat(sight.signers(draws.now(id))).isNotEmpty().doesNotContain(LAWYER.user());
    assertThat(drawdowns.change(id, 2, draws.now(id).terms().by(Optional.of("CHECK"), Optional.empty()), COORDINATOR))
        .isInstanceOf(Standing.class);
    assertThat(signing.authorize(id, 3, LAWYER)).as("it is still theirs").isInstanceOf(WithoutRight.class);
    assertThat(signing.authorize(id, 3, Draws.SECOND_LAWYER)).isInstanceOf(Standing.class);
  }

  @Test
  void whatTheBankPaidAndIsToComeBackIsDrawableWhenItIsThere() {
    var paid = draws.posted(draws.to(client, DrawdownType.REFUND, "400.00", "Casey Roe"));
    drawdowns.cleared(paid, draws.house.today(), Draws.BOOKKEEPER);
    var taken = draws.now(paid).postedAs().orElseThrow();
    var back = draws.posted(draws.reversal(client, "400.00", taken, Optional.empty()));

    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(drawable()).isEqualTo(usd("100"));
    assertThat(drawdowns.propose(draws.to(client, DrawdownType.REFUND, "100.01", "Casey Roe"), COORDINATOR))
        .isEqualTo(new DrawdownAnswer.Refused(TrustCode.TRUST_UNCLEARED_FUNDS, Optional.of(usd("100"))));

    drawdowns.cleared(back, draws.house.today(), Draws.BOOKKEEPER);

    assertThat(drawable()).isEqualTo(usd("500"));
  }

  @Test
  void anIncreaseIsReservedAndJudgedToo() {
    var id = draws.proposed(draws.fees(client, invoice, "100.00"));

    assertThat(drawdowns.change(id, 1, draws.now(id).terms().over(usd("400.00")), COORDINATOR))
        .isInstanceOf(Standing.class);
    assertThat(invoices.find(invoice).orElseThrow().reserved()).isEqualTo(usd("400"));
    assertThat(drawdowns.change(id, 2, draws.now(id).terms().over(usd("400.01")), COORDINATOR))
        .isEqualTo(new DrawdownAnswer.Refused(TrustCode.TRUST_NO_INVOICE, Optional.of(usd("400"))));
  }

  @Test
  void aPaymentMeanwhileLowersTheProposalAndThenVoidsIt() {
    var id = draws.authorized(draws.fees(client, invoice, "400.00"));

    invoices.pay(invoice, usd("150"), "pay-1:" + invoice, Actor.ENGINE);
    assertThat(draws.now(id).state()).isEqualTo(State.PROPOSED);
    assertThat(draws.now(id).amount()).isEqualTo(usd("250"));
    assertThat(draws.execute(id)).isInstanceOf(NotAuthorized.class);

    invoices.pay(invoice, usd("250"), "pay-2:" + invoice, Actor.ENGINE);
    assertThat(draws.now(id).state()).isEqualTo(State.VOIDED);
    assertThat(invoices.find(invoice).orElseThrow().reserved()).isEqualTo(usd("0"));
    assertThat(draws.book(client)).isEqualTo("500.00");
  }

  @Test
  void aDisputeTakesItsPartAndObjectsToTheWhole() {
    var id = draws.proposed(draws.fees(client, invoice, "400.00"));

    invoices.dispute(invoice, usd("100"), "dispute-1:" + invoice, Actor.ENGINE);
    assertThat(draws.now(id).amount()).isEqualTo(usd("300"));
    invoices.dispute(invoice, usd("300"), "dispute-2:" + invoice, Actor.ENGINE);

    assertThat(draws.now(id).state()).isEqualTo(State.OBJECTED);
    assertThat(draws.now(id).endedBecause()).contains("INVOICE_DISPUTED");
  }

  @Test
  void theNewestProposalGivesWayFirst() {
    var first = draws.proposed(draws.fees(client, invoice, "100.00"));
    var second = draws.proposed(draws.fees(client, invoice, "300.00"));
    jdbc.sql("update trust_drawdown set requested_at = requested_at - interval '1' hour where id = :id")
        .param("id", first.value()).update();

    invoices.pay(invoice, usd("250"), "pay:" + invoice, Actor.ENGINE);

    assertThat(draws.now(first).amount()).isEqualTo(usd("100"));
    assertThat(draws.now(second).amount()).isEqualTo(usd("50"));
  }

  @Test
  void whatIsWithdrawnRefusedOrObjectedToReservesNothing() {
    var withdrawn = draws.proposed(draws.fees(client, invoice, "100.00"));
    var refused = draws.proposed(draws.fees(client, invoice, "100.00"));
    var objected = draws.authorized(draws.fees(client, invoice, "100.00"));

    drawdowns.withdraw(withdrawn, "Paid elsewhere.", COORDINATOR);
    signing.refuse(refused, 1, "Too early.", LAWYER);
    drawdowns.object(objected, "They wrote.", COORDINATOR);

    assertThat(draws.now(withdrawn).state()).isEqualTo(State.VOIDED);
    assertThat(draws.now(refused).state()).isEqualTo(State.REJECTED);
    assertThat(draws.now(objected).state()).isEqualTo(State.OBJECTED);
    assertThat(invoices.find(invoice).orElseThrow().reserved()).isEqualTo(usd("0"));
    assertThat(draws.execute(objected)).isEqualTo(new NotNow(State.OBJECTED));
    assertThat(drawdowns.withdraw(refused, "Again.", COORDINATOR)).isEqualTo(new NotNow(State.REJECTED));
  }

  @Test
  void anEndedGrantTakesWhatItSignedWithIt() {
    var grant = draws.house.grant(TrustHouse.person("leaving-lawyer", Role.TRUST_AUTHORIZER));
    var leaving = TrustHouse.person("leaving-lawyer", Role.TRUST_AUTHORIZER);
    var id = draws.proposed(draws.fees(client, invoice, "400.00"));
    signing.authorize(id, 1, leaving);

    draws.end(grant);

    assertThat(draws.now(id).state()).isEqualTo(State.PROPOSED);
    assertThat(signing.authorize(id, 2, leaving)).isEqualTo(new WithoutRight(Why.NO_AUTHORITY));
    assertThat(signing.authorize(id, 2, LAWYER)).isInstanceOf(Standing.class);
  }

  /** Behind the back of the service, by whatever route: the journal looks for itself. */
  @Test
  void aGrantThatEndedBehindItsBackStopsThePosting() {
    var grant = draws.house.grant(TrustHouse.person("gone-lawyer", Role.TRUST_AUTHORIZER));
    var id = draws.proposed(draws.fees(client, invoice, "400.00"));
    signing.authorize(id, 1, TrustHouse.person("gone-lawyer", Role.TRUST_AUTHORIZER));
    jdbc.sql(
        "insert into trust_authority_end (grant_id, ended_by, ended_at, reason) values (:id, 'x', current_timestamp, 'left')")
        .param("id", grant.value()).update();

    assertThat(draws.execute(id)).isInstanceOf(NotAuthorized.class);
    assertThat(draws.book(client)).isEqualTo("500.00");
  }

  @Test
  void whatTheBankHasPaidIsClearedOnce() {
    var id = draws.posted(draws.fees(client, invoice, "400.00"));

    drawdowns.cleared(id, draws.house.today(), BOOKKEEPER);
    drawdowns.cleared(id, draws.house.today().plusDays(1), BOOKKEEPER);

    assertThat(draws.now(id).state()).isEqualTo(State.CLEARED);
    assertThat(draws.now(id).clearedOn()).contains(draws.house.today());
  }

  private Money drawable() {
    return accounts.standing(accounts.find(client.account()).orElseThrow(), client.ledger()).drawable();
  }

  private List<String> attempts(DrawdownId id) {
    return jdbc.sql("select act, code, person from trust_attempt where drawdown_id = :id")
        .param("id", id.value())
        .query((row, index) -> row.getString("act") + " " + row.getString("code") + " " + row.getString("person"))
        .list();
  }
}
