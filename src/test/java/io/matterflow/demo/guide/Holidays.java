package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The firm is closed on a day more: what waits for business days waits a day longer. */
final class Holidays extends GuidedChange {

  private int told;

  Holidays() {
    super("holidays", "business-calendar");
  }

  @Override
  void tried(JsonNode trial) {
    assertThat(trial.path("decisions").path("kept").asInt()).as(trial.toString()).isZero();
  }

  /** A cheque of June 25 is collected after five business days: Friday, Monday to Thursday. */
  @Override
  void holdsNot(GuideFirm firm) {
    assertThat(chequeOfJune25IsCollected(firm)).isEqualTo("2026-07-02");
  }

  /** July 2 is a day off, July 3 the holiday before a Saturday: the Monday after. */
  @Override
  void holds(GuideFirm firm) {
    assertThat(chequeOfJune25IsCollected(firm)).isEqualTo("2026-07-06");
  }

  private String chequeOfJune25IsCollected(GuideFirm firm) {
    told++;
    var deposit = firm.post("bookkeeper", "/api/trust/deposits",
        Map.of("source", "guide", "eventId", "cheque-" + told, "account", GuideFirm.TRUST_ACCOUNT, "ledger",
            GuideFirm.TRUST_LEDGER, "amount", "100.00", "currency", "USD", "method", "CHECK", "date", "2026-06-25"));
    return firm.post("trust-authorizer", "/api/trust/deposits/confirmation",
        Map.of("depositIds", new String[] {deposit.path("depositId").asText()})).at("/items/0/drawableOn").asText();
  }
}
