package io.matterflow.prebill;

import java.time.LocalDate;

/** The end of a period of which people are told: the occasion of the message. */
record CutOff(Cycle cycle, LocalDate periodEnd) {

  static CutOff of(String occasion) {
    var parts = occasion.split(" ");
    return new CutOff(Cycle.valueOf(parts[0]), LocalDate.parse(parts[1]));
  }

  @Override
  public String toString() {
    return "%s %s".formatted(cycle, periodEnd);
  }
}
