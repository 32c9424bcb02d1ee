package io.matterflow.trust.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.trust.DistributionId;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Settlements;
import io.matterflow.trust.Settlements.Settled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A settlement over REST: shown, stated, approved, settled, withdrawn, each by who may. */
@ProductTest
@Tag("both-databases")
class DistributionsApiTest {

  private static final String ALL = "/api/trust/distributions";

  @Autowired private Settlements settlements;
  @Autowired private Draws draws;
  @LocalServerPort private int port;

  private Settled settled;

  @BeforeEach
  void aSettlementStandsInTrust() {
    settled = settlements.settled();
  }

  @Test
  void isShownBeforeItIsPreparedAndSignedAsPaper() {
    var matter = settled.client().matter().number();
    var deposits = as("billing-coordinator")
        .get(ALL + "/deposits?account=%s&matterId=%s".formatted(settled.client().account(), matter));
    assertThat(deposits.json().path("items").get(0).path("amount").asText()).isEqualTo("90000.00");

    var preview = as("billing-coordinator").post(ALL + "/preview", wish("4000.00"));
    assertThat(preview.status()).isEqualTo(200);
    assertThat(as("bookkeeper").get(ALL + "?matterId=" + matter).json().path("items")).isEmpty();

    var prepared = as("billing-coordinator").post(ALL, wish("4000.00"));
    assertThat(prepared.status()).isEqualTo(202);
    assertThat(prepared.json().path("shares")).extracting(share -> share.path("amount").asText())
        .containsExactly("34263.88", "4000.00", "51736.12");
    assertThat(prepared.json().path("agreed").path("fee").asText()).isEqualTo("27863.88");
    var id = prepared.json().path("distributionId").asText();
    assertThat(as("auditor").get(ALL + "/" + id + "/statement?format=html").body())
        .contains("Statement of distribution", "County Hospital", "$51,736.12", "Signature");
    assertThat(as("auditor").get(ALL + "/" + id + "/statement").body()).startsWith("%PDF");
    assertThat(as("billing-coordinator").post(ALL, wish("4000.00")).status()).isEqualTo(409);
  }

  @Test
  void isApprovedSettledAndWithdrawnByThoseOfTheMatter() {
    var id = as("billing-coordinator").post(ALL, wish("4000.00")).json().path("distributionId").asText();
    var approval = Map.of("of", "Casey Roe", "way", "SIGNED_ON_PAPER", "on", today(), "evidence", "File 12",
        "objections", List.of(Map.of("share", 2, "reason", "The hospital was paid.")));
    assertThat(as("bookkeeper").post(ALL + "/" + id + "/approval", approval).status()).isEqualTo(403);
    var approved = as("billing-coordinator").post(ALL + "/" + id + "/approval", approval);
    assertThat(approved.json().path("state").asText()).isEqualTo("APPROVED");
    assertThat(approved.json().path("shares").get(1).path("objection").asText()).isEqualTo("The hospital was paid.");
    settlements.looked(DistributionId.of(id));

    var settlement = Map.of("share", 2, "amount", "4000.01", "reason", "They insist.");
    assertThat(as("billing-coordinator").post(ALL + "/" + id + "/settlement", settlement).json().path("code").asText())
        .isEqualTo("DISTRIBUTION_AMOUNT");
    assertThat(as("billing-coordinator")
        .post(ALL + "/" + id + "/settlement", Map.of("share", 2, "amount", "0.00", "reason", "They gave up."))
        .json()
        .path("shares")).extracting(share -> share.path("amount").asText())
        .containsExactly("34263.88", "0.00", "51736.12", "4000.00");
    assertThat(as("timekeeper").post(ALL + "/" + id + "/withdrawal", Map.of("reason", "No.")).status()).isEqualTo(403);
    assertThat(as("billing-admin").post(ALL + "/" + id + "/withdrawal", Map.of("reason", "Begun anew."))
        .json()
        .path("state")
        .asText())
        .isEqualTo("WITHDRAWN");
    assertThat(as("auditor").get("/api/audit?entity=settlement-distribution&id=" + id).json().path("items"))
        .extracting(entry -> entry.path("act").asText())
        .contains("prepared", "approved", "held", "proposed", "settled", "withdrawn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"responsible-attorney", "billing-partner"})
  void isPreparedByWhoeverActsForEveryMatter(String role) {
    assertThat(as(role).post(ALL + "/preview", wish("4000.00")).status()).isEqualTo(200);
    assertThat(as(role).post(ALL, wish("4000.00")).status()).isEqualTo(202);
    assertThat(as(role).get(ALL + "?matterId=" + settled.client().matter().number()).json().path("items")).hasSize(1);
    assertThat(as(role).get(ALL).status()).isEqualTo(200);
  }

  @Test
  void isRefusedWithWhatToDoNext() {
    var refusal = as("billing-coordinator").post(ALL, wish("60000.00")).json();
    assertThat(refusal.path("code").asText()).isEqualTo("DISTRIBUTION_OVER_SETTLEMENT");
    assertThat(refusal.path("next").asText()).isNotBlank();
    assertThat(as("timekeeper").post(ALL, wish("1.00")).status()).isEqualTo(403);
    assertThat(as("billing-coordinator").post(ALL, wish("0.00")).status()).isEqualTo(400);
    assertThat(as("auditor").get(ALL + "/no-id").status()).isEqualTo(404);
  }

  private String today() {
    return draws.house.today().toString();
  }

  private Map<String, Object> wish(String lien) {
    return new HashMap<>(
        Map.of("account", settled.client().account().value(), "matterId", settled.client().matter().number(),
        "deposits", List.of(settled.deposit().toString()), "clientPayee", "Casey Roe",
            "claims",
            List.of(Map.of("kind", "LIEN", "payee", "County Hospital", "amount", lien, "purpose", "Notice of lien"))));
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
