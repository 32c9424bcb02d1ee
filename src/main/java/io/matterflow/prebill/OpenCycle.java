package io.matterflow.prebill;

import java.time.LocalDate;

/** The period of a cycle that began on a day: the occasion on which people hear what is without time in it. */
record OpenCycle(Cycle cycle, LocalDate openedOn) {

  static OpenCycle of(String occasion) {
    var parts = occasion.split(" ");
    return new OpenCycle(Cycle.valueOf(parts[0]), LocalDate.parse(parts[1]));
  }

  @Override
  public String toString() {
    return "%s %s".formatted(cycle, openedOn);
  }
}
