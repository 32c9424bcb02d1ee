package io.matterflow.trust.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Role;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustHouse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reconciliations over REST: made, signed, and read again byte for byte. */
@ProductTest
class ReconciliationsApiTest {

  private static final String LAWYER = Role.TRUST_AUTHORIZER.group();
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private TrustHouse house;
  @LocalServerPort private int port;

  private LedgerId ledger;
  private TrustAccountId account;

  @BeforeEach
  void aPeriodEnds() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00", LedgerId.FLOAT, "85.00"));
    house.grant(TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER));
    house.deposited(account, ledger, "60.00", house.today());
  }

  @Test
  void showsTheThreeWaysAndTheItemsBetween() {
    var made = reconciled("585.00").json();

    assertThat(made.path("status").asText()).isEqualTo("BALANCED");
    assertThat(made.path("bookBalance").asText()).isEqualTo("645.00");
    assertThat(made.path("ledgersTotal").asText()).isEqualTo("645.00");
    assertThat(made.path("adjustedBankBalance").asText()).isEqualTo("645.00");
    assertThat(made.path("depositsInTransit").asText()).isEqualTo("60.00");
    assertThat(made.path("outstandingChecks").asText()).isEqualTo("0.00");
    assertThat(made.path("difference").asText()).isEqualTo("0.00");
    assertThat(made.path("ledgers").path(ledger.value()).asText()).isEqualTo("560.00");
    assertThat(made.path("ledgers").path("FIRM-BANK-CHARGES").asText()).isEqualTo("85.00");
    assertThat(made.at("/items/0/ledger").asText()).isEqualTo(ledger.value());
    assertThat(made.path("hints")).isEmpty();
  }

  @Test
  void saysWhereToLookAndIsNotSigned() {
    var made = reconciled("645.00");

    assertThat(made.json().path("status").asText()).isEqualTo("OUT_OF_BALANCE");
    assertThat(made.json().path("difference").asText()).isEqualTo("60.00");
    assertThat(made.json().at("/hints/0/cause").asText()).isEqualTo("OMITTED_ITEM");
    assertThat(made.json().at("/hints/0/ledger").asText()).isEqualTo(ledger.value());
    var refused = signed(made, LAWYER);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asText()).isEqualTo("TRUST_OUT_OF_BALANCE");
  }

  @Test
  void theArchivedOneIsTheSameByteForByte() {
    var made = reconciled("585.00");
    assertThat(as(LAWYER).get(address(made)).body()).isEqualTo(made.body());

    var signed = signed(made, LAWYER);

    assertThat(signed.status()).as(signed.body()).isEqualTo(200);
    assertThat(signed.json().path("signedBy").asText()).isEqualTo(LAWYER);
    assertThat(as("auditor").get(address(made)).body()).isEqualTo(signed.body());
    assertThat(as(LAWYER).get(base()).json().at("/items/0")).isEqualTo(signed.json());
    assertThat(signed(made, LAWYER).body()).isEqualTo(signed.body());
  }

  @Test
  void nothingIsPostedIntoASignedPeriod() {
    signed(reconciled("585.00"), LAWYER);

    var late = as(BOOKKEEPER).post("/api/trust/deposits",
        new HashMap<>(Map.of("source", "test", "eventId", UUID.randomUUID().toString(),
        "account", account.value(), "ledger", ledger.value(), "amount", "1.00", "currency", "USD", "method", "WIRE",
        "date", house.today().toString())));

    assertThat(late.status()).isEqualTo(422);
    assertThat(late.json().path("code").asText()).isEqualTo("TRUST_PERIOD_LOCKED");
    assertThat(as(LAWYER).get("/api/trust/accounts/%s/verification".formatted(account)).json().path("findings"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"bookkeeper, 200, 403, 200", "trust-authorizer, 200, 200, 200", "billing-coordinator, 403, 403, 403",
      "billing-admin, 403, 403, 200", "auditor, 403, 403, 200", "timekeeper, 403, 403, 403", "system, 403, 403, 403"})
  void whoMayMakeSignAndRead(String who, int makes, int signs, int reads) {
    var made = reconciled("585.00");

    assertThat(as(who).post(base(), statement("585.00")).status()).isEqualTo(makes);
    assertThat(as(who).get(address(made)).status()).isEqualTo(reads);
    assertThat(as(who).get(base()).status()).isEqualTo(reads);
    var signature = signed(reconciled("585.00"), who);
    assertThat(signature.status()).as(signature.body()).isEqualTo(signs);
    if (signs == 403) {
      assertThat(signature.json().path("code").asText()).isEqualTo("TRUST_NOT_AUTHORIZED");
    }
  }

  @Test
  void namesNothingThatIsNotThere() {
    var made = reconciled("585.00");
    var elsewhere = house.opened(Map.of(ledger, "1.00"));

    assertThat(as(LAWYER).get("/api/trust/accounts/nobodys/reconciliations").status()).isEqualTo(404);
    assertThat(as(LAWYER).get(base() + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(as(LAWYER).get(address(made).replace(account.value(), elsewhere.value())).status()).isEqualTo(404);
    assertThat(as(LAWYER).post(base() + "/no-id/signature", Map.of()).status()).isEqualTo(404);
    assertThat(as(BOOKKEEPER).post(base(), statement("585.001")).status()).isEqualTo(400);
  }

  private Answer reconciled(String balance) {
    var answer = as(BOOKKEEPER).post(base(), statement(balance));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private Answer signed(Answer made, String who) {
    return as(who).post(address(made) + "/signature", Map.of());
  }

  private Map<String, Object> statement(String balance) {
    return Map.of("periodEnd", house.today().toString(), "bankStatementBalance", balance);
  }

  private String base() {
    return "/api/trust/accounts/%s/reconciliations".formatted(account);
  }

  private String address(Answer made) {
    return base() + "/" + made.json().path("reconciliationId").asText();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
