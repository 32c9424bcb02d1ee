package io.matterflow.books.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.books.TakenBack;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
class BooksApiTest {

  private static final String UNPAID = "/api/books/unpaid-draws";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private TakenBack takenBack;
  @LocalServerPort private int port;

  private InvoiceNumber number;

  @BeforeEach
  void anInvoiceOf500WithACredit() {
    number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    invoices.credit(number, Money.usd("120.00"), "credit:" + number, Actor.ENGINE);
  }

  @Test
  void theEntriesOfAnInvoiceAreListedInTheirOrder() {
    var page = as("bookkeeper").get("/api/books/entries?invoice=" + number).json();

    assertThat(page.path("items")).hasSize(2);
    assertThat(page.at("/items/0/key").asText()).isEqualTo("issued:" + number);
    assertThat(page.at("/items/1/fact").asText()).isEqualTo("INVOICE_CREDITED");
    assertThat(page.at("/items/1/lines/0/debit").asText()).isEqualTo("REDUCTIONS");
    assertThat(page.at("/items/1/total").asText()).isEqualTo("120.00");
    assertThat(page.path("next").isNull()).isTrue();
  }

  @Test
  void theAccountsAddUpToNothing() {
    var accounts = as("auditor").get("/api/books/balances").json().path("accounts");

    assertThat(accounts).isNotEmpty();
    var sum = Money.usd("0");
    for (var account : accounts) {
      if (account.path("currency").asText().equals("USD")) {
        sum = sum.plus(Money.usd(account.path("balance").asText()));
      }
    }
    assertThat(sum).isEqualTo(Money.usd("0"));
  }

  @Test
  void anInvoiceThatTheBooksAgreeWithIsNoDifference() {
    var result = as("billing-admin").get("/api/books/tie-out").json();

    assertThat(result.path("differences").findValuesAsText("invoice")).doesNotContain(number.value());
    assertThat(result.at("/receivables/USD").isMissingNode()).isFalse();
  }

  @Test
  void aDrawIsAskedForAgainByTheBookkeeperForAsMuchAsIsOwed() {
    var drawn = takenBack.owing("400.00").invoice().value();
    var all = Map.of("invoiceNumber", drawn, "amount", "400.00");

    assertThat(as("billing-coordinator").post(UNPAID, all).status()).isEqualTo(403);
    assertThat(as("trust-authorizer").post(UNPAID, all).status()).isEqualTo(403);
    var more = as("bookkeeper").post(UNPAID, Map.of("invoiceNumber", drawn, "amount", "400.01"));
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.json().path("code").asText()).isEqualTo("NOT_OWED");
    assertThat(as("bookkeeper").post(UNPAID, Map.of("invoiceNumber", "NO-SUCH", "amount", "1.00"))
        .json()
        .path("code")
        .asText())
        .isEqualTo("NO_SUCH_INVOICE");
    assertThat(as("bookkeeper").post(UNPAID, Map.of("invoiceNumber", drawn, "amount", "1.005")).status())
        .isEqualTo(400);

    var asked = as("bookkeeper").post(UNPAID, all);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.json().path("open").asText()).isEqualTo("400.00");
    assertThat(as("bookkeeper").post(UNPAID, all).status()).isEqualTo(422);
  }

  @Test
  void aFileOfTheJournalIsForTwoRolesAndLeavesATrace() {
    var day = invoiced.today();
    var period = "/api/books/export?from=%s&to=%s".formatted(day, day);
    var before = audited();

    var csv = as("bookkeeper").get(period + "&format=csv").body();
    var json = as("billing-admin").get(period).json();

    assertThat(csv.lines()).first().asString().startsWith("key,date,fact,account,name,debit,credit,currency,invoice");
    assertThat(csv.lines().filter(line -> line.contains("issued:" + number + '"')).toList()).hasSize(2)
        .anyMatch(line -> line.contains("1100,Accounts receivable,500.00,,USD," + number));
    assertThat(json.path("items").findValuesAsText("key")).contains("issued:" + number, "credit:" + number);
    assertThat(audited()).isEqualTo(before + 2);
    assertThat(as("auditor").get(period).status()).isEqualTo(403);
    assertThat(as("billing-coordinator").get(period).status()).isEqualTo(403);
    assertThat(audited()).isEqualTo(before + 2);
  }

  @Test
  void aPostingIsAskedForByWhoKeepsTheBooks() {
    assertThat(as("auditor").send("POST", "/api/books/postings", "").status()).isEqualTo(403);

    var asked = as("bookkeeper").send("POST", "/api/books/postings", "");

    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.json().path("postingId").asText()).isNotBlank();
  }

  @Test
  void whatWaitsToBePostedIsADifferenceSoFar() {
    var differences = as("auditor")
        .get("/api/books/differences?from=%s&to=%s".formatted(invoiced.today(), invoiced.today()))
        .json();

    assertThat(differences.path("items")).anySatisfy(one -> {
      assertThat(one.path("key").asText()).isEqualTo("issued:" + number);
      assertThat(one.path("kind").asText()).isEqualTo("NOT_POSTED");
      assertThat(one.path("ours").asText()).isEqualTo("500.00");
    });
  }

  @Test
  void whatDiffersIsTakenAsATableThatLeavesATrace() {
    var day = invoiced.today();

    var csv = as("bookkeeper").get("/api/books/differences?from=%s&to=%s&format=csv".formatted(day, day)).body();

    assertThat(csv).startsWith("key,difference,here,there,detail")
        .contains("\"issued:%s\",not posted,500.00,,".formatted(number));
    assertThat(as("auditor").get("/api/audit?entity=books&id=differences").body()).contains("\"exported\"");
  }

  private int audited() {
    return as("auditor").get("/api/audit?entity=books&id=journal&limit=200").json().path("items").size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"balances", "entries", "tie-out", "differences", "export"})
  void theBooksAreNotForEverybody(String page) {
    assertThat(as("billing-coordinator").get("/api/books/" + page).status()).isEqualTo(403);
    assertThat(as("timekeeper").get("/api/books/" + page).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"entries?cursor=x", "entries?account=T100", "entries?from=yesterday", "balances?asOf=2026-02-30",
      "export?format=pdf", "export?from=2026-08-02&to=2026-08-01", "differences?from=2026-08-02&to=2026-08-01"})
  void whatCannotBeMeantIsRefused(String question) {
    assertThat(as("bookkeeper").get("/api/books/" + question).status()).isEqualTo(400);
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
