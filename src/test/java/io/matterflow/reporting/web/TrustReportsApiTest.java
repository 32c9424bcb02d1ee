package io.matterflow.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.reporting.ReceivablesBook;
import io.matterflow.trust.DrawdownType;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A client with 5,000.00 in trust, 200.00 of which came later by wire; 1,200.00 was drawn for an invoice of 1,850.00.
 */
@ProductTest
@Tag("both-databases")
class TrustReportsApiTest {

  @LocalServerPort private int port;
  @Autowired private Draws draws;
  @Autowired private TrustHouse house;
  @Autowired private ReceivablesBook book;
  @Autowired private JdbcTemplate jdbc;

  private HttpCalls bookkeeper;
  private Client client;
  private InvoiceNumber invoice;

  @BeforeEach
  void aClientWasDrawnOn() {
    bookkeeper = HttpCalls.to(port).as("bookkeeper");
    draws.lawyersHoldAuthority();
    client = draws.client("4800.00");
    house.deposited(client.account(), client.ledger(), "200.00", house.today().minusDays(20));
    invoice = draws.invoice(client, "1850.00", 10);
    draws.posted(draws.fees(client, invoice, "1200.00"));
  }

  @Test
  void aLedgerShowsEachPostingWithItsLawyerAndTheBalanceAfterIt() {
    var rows = rows(get("trust-ledger?ledger=" + client.ledger()), "ledger");

    assertThat(rows.findValuesAsText("balance")).containsExactly("4800.00", "5000.00", "3800.00");
    assertThat(rows.findValuesAsText("received")).containsExactly("4800.00", "200.00");
    var drawn = rows.get(2);
    assertThat(drawn.path("disbursed").asText()).isEqualTo("1200.00");
    assertThat(drawn.path("invoice").asText()).isEqualTo(invoice.value());
    assertThat(drawn.path("authorizedBy").asText()).isEqualTo("trust-lawyer, bar 1");
    assertThat(drawn.path("reference").asText()).startsWith("ref-");
  }

  @Test
  void aLedgerBeginsWithWhatWasThereBeforeAndEndsOnItsDay() {
    var since = get("trust-ledger?ledger=%s&from=%s&account=%s".formatted(client.ledger(), house.today().minusDays(20),
        client.account()));
    var before = get("trust-ledger?ledger=%s&asOf=%s".formatted(client.ledger(), house.today().minusDays(21)));

    assertThat(rows(since, "ledger").findValuesAsText("balance")).containsExactly("5000.00", "3800.00");
    assertThat(rows(before, "ledger").findValuesAsText("balance")).containsExactly("4800.00");
    assertThat(before.at("/tables/ledger/totals/0/balance").asText()).isEqualTo("4800.00");
    assertThat(
        get("trust-ledger?ledger=%s&asOf=%s".formatted(client.ledger(), house.today().minusDays(61))).has("tables"))
        .isFalse();
  }

  @Test
  void debitsAndCreditsOfTheTrialBalanceComeToTheSame() {
    var trial = get("trust-trial-balance?account=" + client.account());

    assertThat(rows(trial, "balances").findValuesAsText("code")).containsExactly("T100", "T200." + client.ledger());
    var total = trial.at("/tables/balances/totals/0");
    assertThat(total.path("debit").asText()).isEqualTo("3800.00").isEqualTo(total.path("credit").asText());
    assertThat(trial.at("/facts/" + client.account()).asText())
        .isEqualTo("bank 3800.00 = ledgers 3800.00 + interest 0.00 + unidentified 0.00 - shortage 0.00");
    assertThat(bookkeeper.get("/api/reports/trust-trial-balance?format=csv").body())
        .startsWith("account,code,ledger,client,name,debit,credit,currency\r\n")
        .contains("%s,T100,,,Bank,3800.00,,USD\r\n".formatted(client.account()));
  }

  @Test
  void theJournalHasEveryReceiptAndDisbursementWithTheBanksBalance() {
    var journal = get("trust-journal?account=%s&from=%s".formatted(client.account(), house.today().minusDays(30)));

    assertThat(journal.at("/facts/before").asText()).isEqualTo("4800.00");
    assertThat(rows(journal, "journal").findValuesAsText("balance")).containsExactly("5000.00", "3800.00");
    assertThat(rows(journal, "journal").findValuesAsText("debit")).containsExactly("T100", "T200." + client.ledger());
    assertThat(journal.at("/tables/journal/totals/0/received").asText()).isEqualTo("200.00");
    assertThat(journal.at("/tables/journal/totals/0/disbursed").asText()).isEqualTo("1200.00");
    assertThat(journal.at("/facts/after").asText()).isEqualTo("3800.00");
  }

  @Test
  void whoPaidInStandsInJournalLedgerAndRecordsAndInNoTrail() {
    var deposit = Map.of("source", "manual", "eventId", client.account() + ":wire-9", "account",
        client.account().value(), "ledger",
        client.ledger().value(), "amount", "10.00", "currency", "USD", "method", "WIRE", "date",
        house.today().toString(), "payer",
        " Dana Whitlock ");
    var told = bookkeeper.post("/api/trust/deposits", deposit);
    assertThat(told.status()).as(told.body()).isEqualTo(202);
    assertThat(told.json().path("payer").asText()).isEqualTo("Dana Whitlock");
    var id = told.json().path("depositId").asText();

    assertThat(bookkeeper.get("/api/trust/deposits/" + id).json().path("payer").asText()).isEqualTo("Dana Whitlock");
    assertThat(rows(get("trust-journal?account=" + client.account()), "journal").findValuesAsText("payee"))
        .contains("Dana Whitlock");
    assertThat(rows(get("trust-ledger?ledger=" + client.ledger()), "ledger").findValuesAsText("payee"))
        .contains("Dana Whitlock");
    assertThat(rows(get("trust-records?clientId=" + client.matter().clientId()), "deposits").findValuesAsText("payer"))
        .contains("Dana Whitlock");
    assertThat(HttpCalls.to(port).as("auditor").get("/api/audit?entity=trust-deposit&id=" + id).body())
        .doesNotContain("Whitlock");
    assertThat(jdbc.queryForObject("select count(*) from act_hi_varinst where text_ like '%Whitlock%'", Integer.class))
        .isZero();
  }

  @Test
  void whatAClientOwesStandsBesideWhatIsInTrust() {
    var short1 = draws.client("100.00");
    draws.invoice(short1, "140.50", 3);

    var cover = get("trust-cover");

    var ours = byMatter(cover, client);
    assertThat(ours.path("inTrust").asText()).isEqualTo("3800.00");
    assertThat(ours.path("unpaid").asText()).isEqualTo("650.00");
    assertThat(ours.path("uncovered").asText()).isEqualTo("0.00");
    assertThat(byMatter(cover, short1).path("uncovered").asText()).isEqualTo("40.50");
    assertThat(get("trust-cover?currency=EUR").at("/tables/matters/totals/0/inTrust").asText()).isEqualTo("0.00");
  }

  @Test
  void theRecordsOfAClientAreOnePacketAndWhoTookThemIsOnTheTrail() {
    var of = client.matter().clientId();
    var packet = get("trust-records?clientId=" + of);

    assertThat(rows(packet, "ledger").size()).isEqualTo(3);
    assertThat(rows(packet, "deposits").get(0).path("amount").asText()).isEqualTo("200.00");
    assertThat(rows(packet, "notices").get(0).path("state").asText()).isEqualTo("on its way");
    var signed = rows(packet, "authorizations").get(0);
    assertThat(signed.path("lawyer").asText()).isEqualTo("trust-lawyer");
    assertThat(signed.path("bar").asText()).isEqualTo("bar 1");
    assertThat(signed.path("grantedBy").asText()).isEqualTo("test-admin");
    assertThat(signed.path("grantedFrom").asText()).isEqualTo("2020-01-01");
    assertThat(signed.path("grantedAt").asText()).as("dated back").startsWith("20").doesNotStartWith("2020-01-01");
    assertThat(HttpCalls.to(port).as("auditor").get("/api/trust/authorities").json().path("items"))
        .allSatisfy(grant -> assertThat(grant.path("grantedAt").asText()).isNotBlank());
    assertThat(signed.path("outcome").asText()).isEqualTo("posted " + house.today());
    var kept = rows(packet, "retention").get(0);
    assertThat(kept.path("rule").asText()).isEqualTo("5 years from the end of the representation");
    assertThat(kept.path("keptUntil").asText()).isEqualTo("the years have not begun");

    var trail = HttpCalls.to(port).as("auditor").get("/api/audit?entity=trust-records&id=" + of).json();
    assertThat(trail.at("/items/0/actor").asText()).as(trail.toString()).isEqualTo("bookkeeper");
    assertThat(
        bookkeeper.get("/api/reports/trust-records?clientId=%s&rows=authorizations&format=csv".formatted(of)).body())
        .startsWith(
            "ledger,signedAt,type,amount,payee,invoice,lawyer,bar,grant,grantedBy,grantedAt,grantedFrom,outcome\r\n");
  }

  @Test
  void aSignatureIsShownInTheTermsThatWereSigned() {
    var refund = draws.authorized(draws.to(client, DrawdownType.REFUND, "100.00", "Dana Whitlock"));
    var change = Map.of("version", 1, "amount", "60.00", "payee", "Somebody else");
    assertThat(bookkeeper.post("/api/trust/drawdowns/%s/change".formatted(refund), change).status()).isEqualTo(200);

    var signed = rows(get("trust-records?clientId=" + client.matter().clientId()), "authorizations");

    assertThat(signed).filteredOn(one -> one.path("outcome").asText().startsWith("voided: ")).singleElement()
        .satisfies(one -> {
          assertThat(one.path("amount").asText()).isEqualTo("100.00");
          assertThat(one.path("payee").asText()).isEqualTo("Dana Whitlock");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"trust-trial-balance?", "trust-journal?account={account}&", "trust-ledger?ledger={ledger}&",
      "trust-cover?",
      "trust-records?clientId={client}&"})
  void eachComesAsAPageAndAsAPdf(String address) {
    var page = bookkeeper.get("/api/reports/" + filled(address) + "format=html");
    var pdf = bookkeeper.get("/api/reports/" + filled(address) + "format=pdf");

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("<h1>").contains("3,800.00");
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(pdf.body()).startsWith("%PDF-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trust-trial-balance?account=NOBODYS", "trust-journal?account=NOBODYS",
      "trust-ledger?ledger=9999-9999",
      "trust-ledger?ledger=", "trust-records?clientId=NOBODY", "trust-records?clientId="})
  void whatIsNotThereIsNotFound(String address) {
    assertThat(bookkeeper.get("/api/reports/" + address).status()).as(address).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trust-trial-balance?asOf=1700-01-01", "trust-cover?currency=XXX",
      "trust-cover?rows=nothing&format=csv",
      "trust-journal?account={account}&from=2190-01-01", "trust-ledger?ledger={ledger}&format=xml"})
  void whatCannotBeAskedIsSaid(String address) {
    assertThat(bookkeeper.get("/api/reports/" + filled(address)).status()).as(address).isEqualTo(400);
  }

  @Test
  void anAttorneyReadsTheLedgersOfTheirOwnMattersAndNobodyElseDoes() {
    var name = book.partner();
    var partner = HttpCalls.to(port).as(name.value());
    var own = draws.client(book.client(name), "70.00");
    draws.invoice(own, "90.00", 3);

    assertThat(partner.get("/api/reports/trust-ledger?ledger=" + own.ledger()).status()).isEqualTo(200);
    assertThat(partner.get("/api/reports/trust-ledger?ledger=" + client.ledger()).status()).isEqualTo(403);
    assertThat(partner.get("/api/reports/trust-trial-balance").status()).isEqualTo(403);
    assertThat(rows(partner.get("/api/reports/trust-cover").json(), "matters").findValuesAsText("uncovered"))
        .containsExactly("20.00");
    for (var other : List.of("timekeeper", "legal-ops")) {
      var caller = HttpCalls.to(port).as(other);
      for (var address : List.of("trust-trial-balance?", "trust-journal?account={account}",
          "trust-ledger?ledger={ledger}", "trust-cover?",
          "trust-records?clientId={client}")) {
        assertThat(caller.get("/api/reports/" + filled(address)).status()).as("%s by %s", address, other)
            .isEqualTo(403);
      }
    }
    assertThat(
        HttpCalls.to(port).as("system").get("/api/reports/" + filled("trust-records?clientId={client}")).status())
        .isEqualTo(403);
    assertThat(
        HttpCalls.to(port).as("auditor").get("/api/reports/" + filled("trust-records?clientId={client}")).status())
        .isEqualTo(200);
    assertThat(HttpCalls.to(port).as("auditor").get("/api/reports/trust-ledger?ledger=FIRM-BANK-CHARGES").status())
        .isEqualTo(200);
  }

  private JsonNode get(String address) {
    var answer = bookkeeper.get("/api/reports/" + address);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode rows(JsonNode report, String table) {
    return report.path("tables").path(table).path("rows");
  }

  private static JsonNode byMatter(JsonNode cover, Client of) {
    for (var row : rows(cover, "matters")) {
      if (row.path("matterId").asText().equals(of.ledger().value())) {
        return row;
      }
    }
    throw new AssertionError("no row of " + of.ledger());
  }

  private String filled(String address) {
    var filled = address;
    for (var name : Map.of("{account}", client.account().value(), "{ledger}", client.ledger().value(),
        "{client}", client.matter().clientId().value()).entrySet()) {
      filled = filled.replace(name.getKey(), name.getValue());
    }
    return filled;
  }
}
