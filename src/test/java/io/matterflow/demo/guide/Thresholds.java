package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

/** Two lawyers sign from a smaller amount on; a table about trust money is released by a lawyer. */
final class Thresholds extends GuidedChange {

  Thresholds() {
    super("thresholds", "trust-authorization");
  }

  @Override
  String releaser() {
    return "trust-authorizer";
  }

  @Override
  void holdsNot(GuideFirm firm) {
    assertThat(afterOneSignature("10000.01", firm)).isEqualTo("AUTHORIZED");
  }

  @Override
  void holds(GuideFirm firm) {
    assertThat(afterOneSignature("10000.01", firm)).isEqualTo("PROPOSED");
    assertThat(afterOneSignature("10000.00", firm)).isEqualTo("AUTHORIZED");
  }

  private static String afterOneSignature(String amount, GuideFirm firm) {
    return firm.refundSignedOnce(amount).path("state").asText();
  }
}
