package io.matterflow.trust.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Role;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustHouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deposits over REST: who may tell, confirm, identify, and what each is answered. */
@ProductTest
class TrustDepositsApiTest {

  private static final String LAWYER = Role.TRUST_AUTHORIZER.group();
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private TrustHouse house;
  @LocalServerPort private int port;

  private LedgerId ledger;
  private TrustAccountId account;

  @BeforeEach
  void aClientHasMoney() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00"));
    house.grant(TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER));
  }

  @Test
  void takesADepositOnceAndAnswersTheSameAgain() {
    var deposit = deposit("WIRE");

    var first = as("system").post("/api/trust/deposits", deposit);
    var again = as(BOOKKEEPER).post("/api/trust/deposits", deposit);

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(first.json().path("state").asText()).isEqualTo("POSTED");
    deposit.put("amount", "61.00");
    var other = as(BOOKKEEPER).post("/api/trust/deposits", deposit);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("code").asText()).isEqualTo("EVENT_REUSED");
  }

  /** Else a deposit would count as the receipt of a payment, or its client would not be told of it. */
  @ParameterizedTest
  @ValueSource(strings = {"payment", "opening", "statement", " payment "})
  void nobodyTellsUnderASourceOfTheProduct(String source) {
    var deposit = deposit("WIRE");
    deposit.put("source", source);

    var answer = as("system").post("/api/trust/deposits", deposit);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/source");
    assertThat(answer.json().path("detail").asText()).contains("Name the system that tells this one.");
    assertThat(ledger()).isEqualTo("500.00/500.00");
  }

  @Test
  void aWireIsDrawableAsSoonAsALawyerHasConfirmedIt() {
    var id = taken(deposit("WIRE"));

    var before = ledger();
    var confirmed = as(LAWYER).post("/api/trust/deposits/confirmation", Map.of("depositIds", List.of(id)));

    assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
    assertThat(before).isEqualTo("560.00/500.00");
    assertThat(ledger()).isEqualTo("560.00/560.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "bookkeeper", "billing-partner", "system", "billing-admin"})
  void nobodyConfirmsWithoutTrustAuthority(String user) {
    var id = taken(deposit("WIRE"));

    var answer = as(user).post("/api/trust/deposits/confirmation", Map.of("depositIds", List.of(id)));

    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("TRUST_NOT_AUTHORIZED");
    assertThat(ledger()).isEqualTo("560.00/500.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "billing-partner", "trust-authorizer", "billing-admin"})
  void onlyTheBookkeeperAndSystemsTellOfDeposits(String user) {
    assertThat(as(user).post("/api/trust/deposits", deposit("WIRE")).status()).isEqualTo(403);
    assertThat(ledger()).isEqualTo("500.00/500.00");
  }

  @Test
  void namesTheCodeAndTheMemberThatIsAtFault() {
    var tooEarly = deposit("WIRE");
    tooEarly.put("date", house.today().minusDays(90).toString());
    tooEarly.remove("clearedBy");
    var nowhere = deposit("WIRE");
    nowhere.put("account", "NO-SUCH-ACCOUNT");

    assertThat(as(BOOKKEEPER).post("/api/trust/deposits", tooEarly).body()).contains("TRUST_PERIOD_LOCKED", "/date");
    assertThat(as(BOOKKEEPER).post("/api/trust/deposits", nowhere).body()).contains("TRUST_UNKNOWN_ACCOUNT",
        "/account");
  }

  @Test
  void whatTheBankItselfTellsToHaveClearedIsEvidence() {
    var told = deposit("WIRE");
    told.put("source", "bank");
    told.put("clearedBy", house.today().toString());
    var bySystem = as("system").post("/api/trust/deposits", told);
    told.put("eventId", UUID.randomUUID().toString());
    var byAPerson = as(BOOKKEEPER).post("/api/trust/deposits", told);

    assertThat(bySystem.json().path("clearedOn").asText()).isEqualTo(house.today().toString());
    assertThat(byAPerson.json().has("clearedOn")).isFalse();
  }

  @Test
  void listsDepositsByAccountAndState() {
    var id = taken(deposit("WIRE"));
    var receipt = deposit("ACH");
    receipt.remove("ledger");
    taken(receipt);

    var posted = as(LAWYER).get("/api/trust/deposits?state=POSTED&account=" + account).json().path("items");
    var all = as(LAWYER).get("/api/trust/deposits?account=" + account).json().path("items");

    assertThat(posted).hasSize(1);
    assertThat(posted.get(0).path("depositId").asText()).isEqualTo(id);
    assertThat(all).hasSize(2);
    assertThat(as("timekeeper").get("/api/trust/deposits/" + id).status()).isEqualTo(403);
    assertThat(as(LAWYER).get("/api/trust/deposits/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private String taken(Map<String, Object> deposit) {
    var answer = as(BOOKKEEPER).post("/api/trust/deposits", deposit);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().path("depositId").asText();
  }

  /** Book and drawable. */
  private String ledger() {
    var stands = as(LAWYER).get("/api/trust/accounts/%s/ledgers".formatted(account))
        .json()
        .path("ledgers")
        .path(ledger.value());
    return stands.path("book").asText() + "/" + stands.path("drawable").asText();
  }

  private Map<String, Object> deposit(String method) {
    return new HashMap<>(Map.of("source", "test", "eventId", UUID.randomUUID().toString(), "account", account.value(),
        "ledger", ledger.value(), "amount", "60.00", "currency", "USD", "method", method, "date",
        house.today().toString()));
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
