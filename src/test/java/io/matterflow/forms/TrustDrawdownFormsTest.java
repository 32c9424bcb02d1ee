package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.TestPeople;
import io.matterflow.directory.Directory;
import io.matterflow.books.TakenBack;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.DrawdownType;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Trust money that leaves, as the bookkeeper proposes it, a lawyer authorizes it and the bookkeeper carries it out in
 * Tasklist.
 */
@BrowserTest
class TrustDrawdownFormsTest {

  private static final String LAWYER = Role.TRUST_AUTHORIZER.group();
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private Draws draws;
  @Autowired private TakenBack takenBack;

  @Autowired private Directory directory;

  private Client client;

  @BeforeEach
  void aClientHas500InTrust() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
  }

  @Test
  void anInvoiceIsPaidFromTrustOnALawyersWord(Tasklist tasklist) {
    var invoice = draws.invoice(client, "400.00", 30);
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust drawdown");
    tasklist.fill("Trust account", client.account().value()).fill("Ledger (matter)", client.ledger().value())
        .leave("Ledger (matter)")
        .until("$500.00 on the ledger")
        .choose("What for", "Pay an invoice")
        .fill("Invoice", invoice.value())
        .leave("Invoice")
        .until("$400.00 open").fill("Amount", "400.01");
    assertThat(tasklist.startAndBeRefused()).isNotBlank();
    assertThat(draws.book(client)).isEqualTo("500.00");
    tasklist.fill("Amount", "400.00").fill("Purpose", "As the fee agreement has it.").picture("start-drawdown").start();

    tasklist.signIn(LAWYER, TestPeople.PASSWORD)
        .open("Authorize the drawdown from ledger %s, invoice %s".formatted(client.ledger(), invoice)).claim();
    assertThat(tasklist.text()).contains("As the fee agreement has it.", "$400.00", "On the ledger now", "$500.00",
        "On the ledger afterwards", "$100.00", "Drawable now", BOOKKEEPER,
        client.matter().matter().name(), directory.required(client.matter().clientId()).name());
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.tick("Authorize it").picture("authorize-drawdown").complete();
    assertThat(draws.book(client)).isEqualTo("500.00");

    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD)
        .open("Make the cheque or the transfer from ledger %s, invoice %s".formatted(client.ledger(), invoice)).claim();
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.fill("Number of the cheque, or the bank's reference", "2004").picture("execute-drawdown").complete();
    assertThat(draws.book(client)).isEqualTo("100.00");
  }

  @Test
  void aDrawIsReleasedBeforeTheClientsDaysAreOverAndRefused(Tasklist tasklist) {
    var invoice = draws.invoice(client, "60.00", 1);
    draws.proposed(draws.fees(client, invoice, "60.00"));

    tasklist.signIn(LAWYER, TestPeople.PASSWORD)
        .open("Release early, or wait: the drawdown from ledger " + client.ledger())
        .claim();
    assertThat(tasklist.text()).contains("The client may object until", "$60.00");
    tasklist.fill("Reason", "They agreed by mail.").picture("release-drawdown").complete();
    tasklist.open("Authorize the drawdown from ledger " + client.ledger()).claim();
    tasklist.tick("Refuse it");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.fill("Reason", "The bill is being corrected.").complete();

    assertThat(draws.book(client)).isEqualTo("500.00");
    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains(client.ledger().value()));
  }

  /** What the firm had to give back of a deposit, and the client lets it have out of what came later. */
  @Test
  void theFirmGetsBackWhatTheClientOwesIt(Tasklist tasklist) {
    var owing = takenBack.owing("300.00").client();
    draws.house.drawable(owing.account(), owing.ledger(), "500.00");

    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust drawdown");
    tasklist.fill("Trust account", owing.account().value())
        .fill("Ledger (matter)", owing.ledger().value())
        .leave("Ledger (matter)")
        .until("$500.00 on the ledger").choose("What for", "To the firm, for what it is owed").fill("Amount", "300.01");
    assertThat(tasklist.mayStart()).isFalse();
    tasklist.fill("Where the client's written consent is", "Letter of June 3");
    assertThat(tasklist.startAndBeRefused()).contains("does not owe the firm so much", "$300.00");
    tasklist.fill("Amount", "300.00").picture("recover-deposit").start();

    tasklist.signIn(LAWYER, TestPeople.PASSWORD).open("Authorize the drawdown from ledger " + owing.ledger()).claim();
    assertThat(tasklist.text()).contains("To the firm, for what it is owed", "Letter of June 3", "$300.00", "$200.00");
    tasklist.tick("Authorize it").complete();
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD)
        .open("Make the cheque or the transfer from ledger " + owing.ledger())
        .claim();
    tasklist.fill("Number of the cheque, or the bank's reference", "2004").complete();
    assertThat(draws.book(owing)).isEqualTo("200.00");
  }

  @Test
  void whatIsPaidOutIsPaidToSomebody(Tasklist tasklist) {
    draws.proposed(draws.to(client, DrawdownType.DISBURSE_COST, "45.00", "Clerk of Court"));

    tasklist.signIn(LAWYER, TestPeople.PASSWORD).open("Authorize the drawdown from ledger " + client.ledger()).claim();
    assertThat(tasklist.text()).contains("To whom", "Clerk of Court", "$45.00", "$455.00");
  }

  @Test
  void whoSignsAReversalReadsWhichPaymentItTakesBack(Tasklist tasklist) {
    var paid = draws.posted(draws.to(client, DrawdownType.DISBURSE_COST, "45.00", "Clerk of Court"));
    draws.proposed(draws.reversal(client, "45.00", draws.now(paid).postedAs().orElseThrow(), Optional.empty()));

    tasklist.signIn(LAWYER, TestPeople.PASSWORD).open("Authorize the drawdown from ledger " + client.ledger()).claim();
    assertThat(tasklist.text()).contains(
        "Take a payment back: $45.00 comes back to ledger %s.".formatted(client.ledger()),
        "Pay a cost: $45.00 of " + Wording.of(draws.house.today()), "to Clerk of Court", "by ACH ref-",
        "not shown by the bank");
  }
}
