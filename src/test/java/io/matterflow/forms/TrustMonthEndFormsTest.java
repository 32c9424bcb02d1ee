package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Bank;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.ReconciliationPackets;
import io.matterflow.trust.Reconciliations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A month's close of a trust account as the bookkeeper and the lawyer live it in Tasklist, from the day's deposits to
 * the signed packet.
 */
@BrowserTest
class TrustMonthEndFormsTest {

  private static final String LAWYER = Role.TRUST_AUTHORIZER.group();
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private Draws draws;
  @Autowired private Reconciliations reconciliations;
  @Autowired private ReconciliationPackets packets;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;
  @TempDir private Path downloads;

  private Client client;
  private LedgerId other;

  @Test
  void aMonthIsClosed(Tasklist tasklist) throws IOException {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    other = draws.house.ledger();
    var invoice = draws.invoice(client, "400.00", 30);
    var began = draws.house.today();

    depositsAreRecordedAndConfirmed(tasklist);
    aDepositOnTheWrongLedgerIsPutRight(tasklist, oneOnTheWrongLedger());
    anInvoiceIsDrawn(tasklist, invoice);

    clock.standAt(clock.instant().plus(Duration.ofDays(2)));
    theStatementIsTickedOff(tasklist, statement(began), began);
    theReconciliationIsSigned(tasklist, began);
    thePacketReadsAsItWasSigned();
  }

  private void depositsAreRecordedAndConfirmed(Tasklist tasklist) {
    told(client.ledger(), "1000.00", "1021");
    told(other, "250.00", "1022");
    tasklist.signIn(LAWYER, TestPeople.PASSWORD)
        .open("Confirm deposits %s, ledger %s".formatted(client.account(), client.ledger()))
        .claim();
    tasklist.press("Choose all").until("In all 2: $1,250.00").complete();
  }

  private String oneOnTheWrongLedger() {
    return told(other, "75.00", "1023");
  }

  private void aDepositOnTheWrongLedgerIsPutRight(Tasklist tasklist, String deposit) {
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust drawdown");
    tasklist.fill("Trust account", client.account().value())
        .fill("Ledger (matter)", other.value())
        .leave("Ledger (matter)")
        .until("on the ledger").choose("What for", "Take a posting back").fill("Posting to take back", deposit)
        .fill("Ledger that is right", client.ledger().value())
        .fill("Amount", "75.00")
        .fill("Purpose", "Paid in under the wrong matter.")
        .picture("reverse-deposit").start();
    tasklist.signIn(LAWYER, TestPeople.PASSWORD).open("Authorize the drawdown from ledger " + other).claim();
    assertThat(tasklist.text())
        .contains("Take a deposit back: $75.00 from ledger %s, which is right on ledger %s.".formatted(other,
            client.ledger()))
        .contains("A deposit: $75.00 of " + Wording.of(draws.house.today()), "by wire", "reference 1023")
        .contains(client.matter().id().value(), "Awaits\n1 of 1 signatures");
    tasklist.tick("Authorize it").complete();
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD)
        .open("Book the move between ledgers from ledger " + other)
        .claim();
    assertThat(tasklist.text()).contains("No money leaves the account: make no cheque and no transfer.");
    tasklist.fill("Reference: what shows it", "CORR-1").complete();
    assertThat(draws.house.books(client.account())).containsEntry(client.ledger().value(), "1575.00")
        .containsEntry(other.value(), "250.00");
  }

  private void anInvoiceIsDrawn(Tasklist tasklist, InvoiceNumber invoice) {
    draws.proposed(draws.fees(client, invoice, "400.00"));
    tasklist.signIn(LAWYER, TestPeople.PASSWORD)
        .open("Authorize the drawdown from ledger %s, invoice %s".formatted(client.ledger(), invoice)).claim();
    tasklist.tick("Authorize it").complete();
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD)
        .open("Make the cheque or the transfer from ledger %s, invoice %s".formatted(client.ledger(), invoice)).claim();
    tasklist.fill("Number of the cheque, or the bank's reference", "2004").complete();
  }

  /** The cheque is not in it yet; a fee of another account and a payment that nobody told of are. */
  private Path statement(LocalDate day) throws IOException {
    var file = downloads.resolve("statement.csv");
    Files.writeString(file, Bank.csv(day + "|COUNTER DEPOSIT|1250.00||1750.00", day + "|CHECK 1023|75.00||1825.00",
        day + "|FEE OF ANOTHER ACCOUNT|-18.50||1806.50", day + "|WIRE FROM UNKNOWN|40.00||1846.50"),
        StandardCharsets.UTF_8);
    return file;
  }

  private void theStatementIsTickedOff(Tasklist tasklist, Path file, LocalDate end) {
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust reconciliation");
    tasklist.fill("Account", "nobodys").fill("Period end", end);
    assertThat(tasklist.startAndBeRefused()).contains("There is no trust account nobodys");
    tasklist.fill("Account", client.account().value()).picture("start-reconciliation").start();

    tasklist.open("Tick off " + client.account()).claim();
    tasklist.labelled("The bank's file").sendKeys(file.toAbsolutePath().toString());
    tasklist.press("Import").until("4 lines, 4 of them new.").until("What is suggested").picture("tick-off")
        .press("Say so of all 2 that are suggested").until("2 to answer of 4");
    assertThat(tasklist.text()).contains("2004", "Out of balance");
    answer(tasklist, "FEE OF ANOTHER ACCOUNT", "An error of the bank");
    tasklist.fill("What is wrong", "A fee of our operating account")
        .fill("Evidence", "Letter of the bank")
        .picture("tick-off-bank-error")
        .press("Say so").until("1 to answer of 4");
    answer(tasklist, "WIRE FROM UNKNOWN", "Money nobody told of");
    tasklist.press("Say so").until("0 to answer of 4").picture("tick-off-balanced");
    assertThat(tasklist.labelled("Balance on the statement").getDomProperty("value")).isEqualTo("1846.50");
    assertThat(tasklist.text()).doesNotContain("Out of balance").contains("$1,465.00", "$400.00");
    tasklist.complete();
  }

  private void theReconciliationIsSigned(Tasklist tasklist, LocalDate end) {
    tasklist.signIn(LAWYER, TestPeople.PASSWORD).open("Sign the reconciliation of " + client.account()).claim();
    assertThat(tasklist.text()).contains("1,846.50", "1,465.00", "A fee of our operating account", "Letter of the bank",
        "Packet (PDF)");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.tickStarting("Send it back").until("Reason");
    tasklist.tickStarting("Sign it and lock the period").picture("sign-reconciliation").complete();
    assertThat(tasklist.allTitles())
        .noneMatch(title -> title.startsWith("Sign the reconciliation of " + client.account()));
    var late = HttpCalls.to(port)
        .as(BOOKKEEPER)
        .post("/api/trust/deposits", deposit(client.ledger(), "1.00", "1099", end));
    assertThat(late.json().path("code").asText()).isEqualTo("TRUST_PERIOD_LOCKED");
  }

  private void thePacketReadsAsItWasSigned() throws IOException {
    var signed = reconciliations.of(client.account()).get(0);
    var address = "/api/trust/accounts/%s/reconciliations/%s/packet?format=".formatted(client.account(), signed.id());
    assertThat(HttpCalls.to(port).as("auditor").get(address + "pdf").header("Content-Type"))
        .isEqualTo("application/pdf");
    assertThat(HttpCalls.to(port).as("auditor").get(address + "csv").body()).contains("OUTSTANDING", "-400.00",
        signed.figures().hash());
    assertThat(HttpCalls.to(port).as("timekeeper").get(address + "pdf").status()).isEqualTo(403);
    var pdf = packets.pdf(signed);
    if (Boolean.getBoolean("matterflow.pictures")) {
      Files.write(Path.of("target", "packet.pdf"), pdf);
    }
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document)).contains("In balance", "1,846.50", "1,465.00", "2004",
          client.ledger().value(),
          "Signed by " + LAWYER, "A fee of our operating account");
    }
  }

  private static void answer(Tasklist tasklist, String line, String what) {
    tasklist.chooseNamed("What " + line + " is", what);
  }

  private String told(LedgerId ledger, String amount, String ref) {
    var answer = HttpCalls.to(port)
        .as(BOOKKEEPER)
        .post("/api/trust/deposits", deposit(ledger, amount, ref, draws.house.today()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().path("depositId").asText();
  }

  private Map<String, String> deposit(LedgerId ledger, String amount, String ref, LocalDate day) {
    return new HashMap<>(
        Map.of("source", "test", "eventId", UUID.randomUUID().toString(), "account", client.account().value(),
            "ledger", ledger.value(), "amount", amount, "currency", "USD", "method", "WIRE", "date", day.toString(),
            "ref", ref));
  }
}
