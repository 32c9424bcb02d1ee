package io.matterflow.trust.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.trust.Bank;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustHouse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class TrustAccountsApiTest {

  @LocalServerPort private int port;
  @Autowired private TrustHouse house;
  @Autowired private TrustAccounts accounts;
  @Autowired private Bank bank;
  @Autowired private Firm firm;

  private HttpCalls authorizer;

  @BeforeEach
  void anAuthorizerIsThere() {
    authorizer = HttpCalls.to(port).as("trust-authorizer");
  }

  @Test
  void opensAnAccountByItsBalancesOnce() {
    var matter = firm.hourlyMatter().loaded().number();
    var path = "/api/trust/accounts/" + TrustHouse.name();

    var opened = authorizer.put(path + "/opening", opening(Map.of(matter, "5000.00", "FIRM-BANK-CHARGES", "100")));
    var again = authorizer.put(path + "/opening", opening(Map.of(matter, "5000.00", "FIRM-BANK-CHARGES", "100")));

    assertThat(opened.status()).as(opened.toString()).isEqualTo(200);
    assertThat(opened.json().at("/bookBalance").asText()).isEqualTo("5100.00");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().at("/code").asText()).isEqualTo("TRUST_ALREADY_OPEN");
    var stands = authorizer.get(path + "/ledgers");
    assertThat(stands.json().at("/ledgers/" + matter + "/book").asText()).isEqualTo("5000.00");
    assertThat(stands.json().at("/ledgers/" + matter + "/drawable").asText()).isEqualTo("5000.00");
    assertThat(stands.json().at("/ledgers/FIRM-BANK-CHARGES/book").asText()).isEqualTo("100.00");
    assertThat(stands.json().at("/bookBalance").asText()).isEqualTo(stands.json().at("/ledgersTotal").asText());
  }

  @Test
  void isOpenedWithWhatTheBankHasNotShownYet() {
    var matter = firm.hourlyMatter().loaded().number();
    var path = "/api/trust/accounts/" + TrustHouse.name();
    var day = house.today().minusDays(30);

    var late = authorizer.put(path + "/opening", opening(matter, day.plusDays(1).toString(), "1000.00"));
    var beyond = authorizer.put(path + "/opening", opening(matter, day.toString(), "5000.01"));
    var opened = authorizer.put(path + "/opening", opening(matter, day.toString(), "1000.00"));

    assertThat(late.status()).isEqualTo(400);
    assertThat(late.json().at("/errors/0/pointer").asText()).isEqualTo("/depositsInTransit/0/date");
    assertThat(beyond.status()).isEqualTo(422);
    assertThat(beyond.json().at("/code").asText()).isEqualTo("TRUST_INSUFFICIENT_LEDGER");
    assertThat(opened.json().at("/bookBalance").asText()).isEqualTo("5000.00");
    assertThat(opened.json().at("/ledgers/" + matter + "/drawable").asText()).isEqualTo("4000.00");
    var made = HttpCalls.to(port).as("bookkeeper").post(path + "/reconciliations",
        Map.of("periodEnd", day.toString(), "bankStatementBalance", "4700.00"));
    assertThat(made.json().at("/status").asText()).as(made.toString()).isEqualTo("BALANCED");
  }

  private Map<String, Object> opening(String matter, String date, String inTransit) {
    return Map.of("asOf", house.today().minusDays(30).toString(), "ledgers", Map.of(matter, "5000.00"),
        "depositsInTransit",
        List.of(Map.of("ledger", matter, "amount", inTransit, "method", "CHECK", "date", date, "ref", "887")),
        "outstandingCheques",
        List.of(Map.of("ledger", matter, "amount", "700.00", "date", date, "ref", "2001", "payee", "Clerk of Court")));
  }

  @Test
  void anOpeningIsReplacedUntilSomethingRestsOnIt() {
    var matter = firm.hourlyMatter().loaded().number();
    var account = TrustHouse.name();
    var path = "/api/trust/accounts/" + account + "/opening";
    authorizer.put(path, opening(Map.of()));
    var floating = authorizer.put(path, opening(Map.of("FIRM-BANK-CHARGES", "500.01")));
    var right = new TreeMap<>(opening(Map.of(matter, "20.00")));
    right.put("asOf", house.today().minusDays(40).toString());
    right.put("jurisdiction", "CA");

    var opened = authorizer.put(path, right);
    var again = authorizer.put(path, right);

    assertThat(floating.status()).isEqualTo(422);
    assertThat(opened.status()).as(opened.toString()).isEqualTo(200);
    assertThat(opened.json().at("/bookBalance").asText()).isEqualTo("20.00");
    assertThat(again.status()).isEqualTo(409);
    var kept = accounts.find(account).orElseThrow();
    assertThat(kept.jurisdiction()).isEqualTo("CA");
    assertThat(kept.openedOn()).isEqualTo(house.today().minusDays(40));
    assertThat(HttpCalls.to(port).as("auditor").get("/api/audit?entity=trust-account&id=" + account).body())
        .contains("opening-replaced", "MODEL", house.today().minusDays(30).toString(),
            house.today().minusDays(40).toString());
  }

  @Test
  void anEmptyOpeningStandsOnceAStatementWasBrought() {
    var account = TrustHouse.name();
    var path = "/api/trust/accounts/" + account + "/opening";
    authorizer.put(path, opening(Map.of()));
    bank.taken(account, Bank.csv(house.today().minusDays(3) + "|WIRE|5.00|W1|5.00"));

    assertThat(authorizer.put(path, opening(Map.of())).status()).isEqualTo(409);
  }

  @Test
  void showsTheLedgersAsOfAnyDay() {
    var ledger = house.ledger();
    var account = house.opened(Map.of(ledger, "10.00"));
    house.deposited(account, ledger, "90.00", house.today().minusDays(3));

    assertThat(book(account + "/ledgers", ledger)).isEqualTo("100.00");
    assertThat(book(account + "/ledgers?asOf=" + house.today().minusDays(3), ledger)).isEqualTo("100.00");
    assertThat(book(account + "/ledgers?asOf=" + house.today().minusDays(4), ledger)).isEqualTo("10.00");
    assertThat(book(account + "/ledgers?asOf=" + house.today().minusDays(100), ledger)).isEmpty();
    assertThat(authorizer.get("/api/trust/accounts/" + account + "/ledgers")
        .json()
        .at("/ledgers/" + ledger + "/drawable")
        .asText())
        .isEqualTo("10.00");
  }

  @Test
  void refusesBalancesThatMayNotBeAndOpensNothing() {
    var matter = firm.hourlyMatter().loaded().number();
    var path = "/api/trust/accounts/" + TrustHouse.name();

    var unknown = authorizer.put(path + "/opening", opening(Map.of(matter, "1.00", "9999-9999", "1.00")));
    var floating = authorizer.put(path + "/opening", opening(Map.of("FIRM-BANK-CHARGES", "500.01")));

    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().at("/code").asText()).isEqualTo("TRUST_UNKNOWN_LEDGER");
    assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/ledgers/9999-9999");
    assertThat(floating.status()).isEqualTo(422);
    assertThat(floating.json().at("/code").asText()).isEqualTo("TRUST_COMMINGLING");
    assertThat(authorizer.get(path + "/ledgers").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"timekeeper", "bookkeeper", "billing-coordinator", "billing-admin", "system", "auditor", "legal-ops"})
  void isOpenedByNobodyElse(String who) {
    var answer = HttpCalls.to(port).as(who).put("/api/trust/accounts/" + TrustHouse.name() + "/opening",
        opening(Map.of("FIRM-BANK-CHARGES", "1.00")));

    assertThat(answer.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "responsible-attorney", "billing-partner", "legal-ops"})
  void isNotReadByThoseWhoDoNotKeepIt(String who) {
    var account = house.opened(Map.of(LedgerId.FLOAT, "1.00"));

    assertThat(HttpCalls.to(port).as(who).get("/api/trust/accounts/" + account + "/ledgers").status()).isEqualTo(403);
  }

  private String book(String path, LedgerId ledger) {
    return authorizer.get("/api/trust/accounts/" + path).json().at("/ledgers/" + ledger + "/book").asText();
  }

  private Map<String, Object> opening(Map<String, String> ledgers) {
    return Map.of("asOf", house.today().minusDays(30).toString(), "ledgers", new TreeMap<>(ledgers));
  }
}
