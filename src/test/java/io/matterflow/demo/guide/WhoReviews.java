package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** Bills of a practice area get one more signature. */
final class WhoReviews extends GuidedChange {

  WhoReviews() {
    super("who-reviews", "pre-bill-route");
  }

  @Override
  void tried(JsonNode trial) {
    super.tried(trial);
    assertThat(trial.path("total").path("tasks").asInt()).as("signatures more").isPositive();
  }

  @Override
  void holdsNot(GuideFirm firm) {
    assertThat(firm.signed(firm.reviewed(firm.preBill()), "billing-partner").path("state").asText())
        .isIn("APPROVED", "INVOICED");
  }

  @Override
  void holds(GuideFirm firm) {
    var preBill = firm.reviewed(firm.preBill());

    var signed = firm.signed(preBill, "billing-partner");

    assertThat(signed.path("state").asText()).isEqualTo("IN_APPROVAL");
    assertThat(firm.get("billing-coordinator", "/api/pre-bills/" + preBill).path("ownerRole").asText())
        .isEqualTo("billing-admin");
    assertThat(firm.signed(preBill, "billing-admin").path("state").asText()).isIn("APPROVED", "INVOICED");
  }
}
