package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

/** Work by the hour on a matter on hold is billed. */
final class WhatIsBillable extends GuidedChange {

  WhatIsBillable() {
    super("what-is-billable", "activity-billability");
  }

  @Override
  void holdsNot(GuideFirm firm) {
    assertThat(billability(GuideFirm.ON_HOLD, firm)).isEqualTo("TRACK_ONLY");
  }

  @Override
  void holds(GuideFirm firm) {
    assertThat(billability(GuideFirm.ON_HOLD, firm)).isEqualTo("BILLABLE");
  }

  private static String billability(String matter, GuideFirm firm) {
    return firm.prompt(matter).path("billability").asText();
  }
}
