package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.Draws.Client;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which draws are proposed without anybody's asking, and that no money moves by it. */
@ProductTest
@Tag("both-databases")
class TrustProposalsTest {

  private static final String ID = "trust-proposal";

  @Autowired private Draws draws;
  @Autowired private Deposits deposits;
  @Autowired private Invoices invoices;
  @Autowired private Firm firm;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private RuntimeService runtime;

  @BeforeEach
  void lawyers() {
    draws.lawyersHoldAuthority();
  }

  @Test
  void aDeliveredInvoiceIsProposedOnceForWhatTheLedgerCovers() {
    var client = draws.client("300.00");
    var invoice = draws.issuedHere(client, "400.00");

    jobs.runDue(ID, invoice.value());

    var drawdown = only(client);
    assertThat(drawdown.state()).isEqualTo(State.PROPOSED);
    assertThat(drawdown.amount()).isEqualTo(usd("300.00"));
    assertThat(drawdown.requestedBy()).isEqualTo(Actor.ENGINE.user());
    assertThat(invoices.find(invoice).orElseThrow().askedFor()).isEqualTo(usd("100.00"));
    assertThat(draws.book(client)).isEqualTo("300.00");

    nextMorning(invoice);

    assertThat(of(client)).hasSize(1);
    assertThat(isRunning(invoice)).isTrue();
  }

  @Test
  void theClientsDaysToObjectAndTheLawyersWordAreWhatTheyWere() {
    var client = draws.client("500.00");
    var invoice = draws.issuedHere(client, "400.00");
    jobs.runDue(ID, invoice.value());
    var id = only(client).id();
    assertThat(draws.signing.authorize(id, 1, LAWYER))
        .isInstanceOfSatisfying(
            DrawdownAnswer.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(TrustCode.TRUST_OBJECTION_WINDOW));

    clock.standAt(clock.instant().plus(Duration.ofDays(5)));
    draws.timersFire(id);
    DrawdownProblems.standing(draws.signing.authorize(id, 1, LAWYER));
    DrawdownProblems.standing(draws.execute(id));
    jobs.runDue(ID, invoice.value());

    assertThat(draws.book(client)).isEqualTo("100.00");
    assertThat(isRunning(invoice)).isFalse();
  }

  @Test
  void whatANoWasSaidToIsNotProposedAgain() {
    var client = draws.client("500.00");
    var invoice = draws.issuedHere(client, "400.00");
    jobs.runDue(ID, invoice.value());
    draws.drawdowns.withdraw(only(client).id(), "The client pays by cheque.", COORDINATOR);

    nextMorning(invoice);

    assertThat(of(client)).hasSize(1);
    assertThat(isRunning(invoice)).isFalse();
  }

  @Test
  void aDisputeIsWaitedForAndThenTheRestIsProposed() {
    var client = draws.client("500.00");
    var invoice = draws.issuedHere(client, "400.00");
    invoices.dispute(invoice, usd("50.00"), "dispute:" + invoice, COORDINATOR);
    jobs.runDue(ID, invoice.value());
    assertThat(of(client)).isEmpty();

    invoices.dispute(invoice, usd("-50.00"), "settled:" + invoice, COORDINATOR);
    nextMorning(invoice);

    assertThat(only(client).amount()).isEqualTo(usd("400.00"));
  }

  @Test
  void moneyThatComesLaterIsProposedWhenItIsCollected() {
    var client = draws.client("0.00");
    var invoice = draws.issuedHere(client, "400.00");
    assertThat(isRunning(invoice)).isFalse();
    var deposit = deposited(client, "250.00");
    jobs.runDue(ID, invoice.value());
    assertThat(of(client)).isEmpty();

    draws.house.collected(deposit);
    nextMorning(invoice);

    assertThat(only(client).amount()).isEqualTo(usd("250.00"));
  }

  @Test
  void anInvoiceFromElsewhereAndASecurityRetainerAreLeftToPeople() {
    var client = draws.client("500.00");
    var elsewhere = draws.invoice(client, "400.00", 30);
    deposited(client, "10.00");
    jobs.runDue(ID, elsewhere.value());
    assertThat(isRunning(elsewhere)).isFalse();

    var security = draws.client(firm.hourlyMatter().payingAhead("SECURITY").loaded(), "500.00");
    var invoice = draws.issuedHere(security, "400.00");
    jobs.runDue(ID, invoice.value());

    assertThat(of(client)).isEmpty();
    assertThat(of(security)).isEmpty();
    assertThat(isRunning(invoice)).isTrue();
  }

  @Test
  void aTrueRetainerIsTheFirmsMoneyAndNeverStandsInTrust() {
    var client = draws.client(firm.hourlyMatter().payingAhead("TRUE_RETAINER").loaded(), "0.00");

    assertThat(deposits.take(deposit(client, "500.00"), Draws.BOOKKEEPER))
        .isEqualTo(new DepositAnswer.Refused(TrustCode.TRUST_COMMINGLING, Optional.empty()));
  }

  private void nextMorning(InvoiceNumber invoice) {
    clock.standAt(clock.instant().plus(Duration.ofDays(1)));
    jobs.runDue(ID, invoice.value());
  }

  private DepositId deposited(Client client, String amount) {
    return ((DepositAnswer.Done) deposits.take(deposit(client, amount), Draws.BOOKKEEPER)).deposit().id();
  }

  private NewDeposit deposit(Client client, String amount) {
    return new NewDeposit("test", UUID.randomUUID().toString(), client.account(), Optional.of(client.ledger()),
        usd(amount),
        DepositMethod.WIRE, draws.house.today(), Optional.empty(), Optional.empty());
  }

  private Drawdown only(Client client) {
    assertThat(of(client)).hasSize(1);
    return of(client).get(0);
  }

  private List<Drawdown> of(Client client) {
    return draws.drawdowns.search(Optional.of(client.account()), Optional.of(client.ledger()), Optional.empty(), 10);
  }

  private boolean isRunning(InvoiceNumber invoice) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(ID)
        .processInstanceBusinessKey(invoice.value())
        .count() > 0;
  }
}
