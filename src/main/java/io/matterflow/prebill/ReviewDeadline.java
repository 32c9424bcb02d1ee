package io.matterflow.prebill;

import io.matterflow.engine.Between;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.kernel.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code dmn/review-deadline.dmn} grants a step of a pre-bill: number and unit, for the deadline and for passing
 * up; and whether its task is shown in the practice system too.
 */
public record ReviewDeadline(
    @Between(least = "1") int dueIn,
    Unit dueUnit,
    @Between(least = "1") Optional<Integer> escalateIn,
    Optional<Unit> escalateUnit,
    boolean mirrored) {

  static final DecisionTable<Facts, ReviewDeadline> TABLE =
      DecisionTable.of("review-deadline", Facts.class, ReviewDeadline.class)
          .whereEachRow((row, deadline) -> deadline.escalatesInFull());

  record Facts(Step step) {}

  private void escalatesInFull() {
    if (escalateIn.isPresent() != escalateUnit.isPresent()) {
      throw new OutputMisfit(escalateIn.isPresent() ? "escalateUnit" : "escalateIn",
          "the cell is empty where the other has something; number and unit go together");
    }
  }

  /** The steps at which people hold a pre-bill. */
  public enum Step {
    EXCEPTIONS("answer", "Resolve exceptions of pre-bill"),
    REVIEW("review", "Review pre-bill"),
    APPROVAL("approval", "Approve pre-bill");

    private final String noun;
    private final String task;

    Step(String noun, String task) {
      this.noun = noun;
      this.task = task;
    }

    String noun() {
      return noun;
    }

    /** How the title of its task begins. */
    String task() {
      return task;
    }
  }

  /** How a deadline counts (decision S5): only the plain hour runs on days off. */
  public enum Unit {
    HOURS,
    BUSINESS_HOURS,
    BUSINESS_DAYS;

    private static final int HOURS_OF_A_BUSINESS_DAY = 24;

    Instant after(Instant start, int number, BusinessCalendar calendar) {
      return switch (this) {
        case HOURS -> start.plus(Duration.ofHours(number));
        case BUSINESS_HOURS -> calendar.plusBusinessTime(start, Duration.ofHours(number));
      case BUSINESS_DAYS -> calendar.plusBusinessTime(start, Duration.ofHours((long) number * HOURS_OF_A_BUSINESS_DAY));
      };
    }
  }

  Instant due(Instant start, BusinessCalendar calendar) {
    return dueUnit.after(start, dueIn, calendar);
  }

  /**
   * When the next responsible role is asked, after the deadline or after the one before; a step that never passes up
   * has none.
   */
  Optional<Instant> nextAfter(Instant before, BusinessCalendar calendar) {
    return escalateIn.flatMap(number -> escalateUnit.map(unit -> unit.after(before, number, calendar)));
  }
}
