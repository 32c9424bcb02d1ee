package io.matterflow.receivables;

import java.time.LocalDate;

/**
 * From one instalment to the next. A month from the 31st is the last day of a shorter month, and the 31st again after
 * it.
 */
public enum PlanRhythm {
  WEEK,
  TWO_WEEKS,
  MONTH;

  LocalDate after(LocalDate first, int steps) {
    return switch (this) {
      case WEEK -> first.plusWeeks(steps);
      case TWO_WEEKS -> first.plusWeeks(2L * steps);
      case MONTH -> first.plusMonths(steps);
    };
  }
}
