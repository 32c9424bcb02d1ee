package io.matterflow.prebill;

import io.matterflow.directory.Client.Guidelines;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A line among its pre-bill's other lines, under the client's guidelines: computes the facts that the rules judge. */
record LineUnderCheck(PreBill preBill, PreBillLine line, Optional<Guidelines> guidelines, boolean timekeeperKnown) {

  LineFacts facts() {
    return new LineFacts(
        guidelines.isPresent(),
        guidelines.map(Guidelines::utbmsRequired).orElse(false),
        !line.narrative().isBlank(),
        timekeeperKnown,
        line.rate().isPositive(),
        line.taskCode().isPresent(),
        line.activityCode().isPresent(),
        guidelines.map(this::isInWholeIncrements).orElse(true),
        repeated().isPresent(),
        line.workDate().isAfter(latestDate()),
        guidelines.map(terms -> daysUntilEntered() > terms.lateEntryDays()).orElse(false));
  }

  /** The value that breaks the rule, as the owner of the exception reads it. */
  String value(GuidelineMessage message) {
    return switch (message) {
      case MISSING_NARRATIVE, MISSING_TASK_CODE, MISSING_ACTIVITY_CODE -> "";
      case UNKNOWN_TIMEKEEPER -> line.timekeeper().value();
      case MISSING_RATE -> line.rate().plain();
      case NOT_IN_INCREMENTS -> line.hours().plain();
      case DUPLICATE -> repeated().map(earlier -> String.valueOf(earlier.position())).orElse("");
      case FUTURE_DATED -> line.workDate().toString();
      case LATE_ENTRY -> String.valueOf(daysUntilEntered());
    };
  }

  /** The limit that the value breaks, where there is one. */
  String limit(GuidelineMessage message) {
    return switch (message) {
      case NOT_IN_INCREMENTS -> guidelines.map(terms -> terms.increment().toPlainString()).orElse("");
      case FUTURE_DATED -> latestDate().toString();
      case LATE_ENTRY -> guidelines.map(terms -> String.valueOf(terms.lateEntryDays())).orElse("");
      default -> "";
    };
  }

  private boolean isInWholeIncrements(Guidelines terms) {
    return line.hours().hours().remainder(terms.increment()).compareTo(BigDecimal.ZERO) == 0;
  }

  private Optional<PreBillLine> repeated() {
    return preBill.billed().stream()
        .filter(other -> other.position() < line.position())
        .filter(line::repeats)
        .findFirst();
  }

  private LocalDate latestDate() {
    return line.enteredOn().isBefore(preBill.periodEnd()) ? line.enteredOn() : preBill.periodEnd();
  }

  private long daysUntilEntered() {
    return ChronoUnit.DAYS.between(line.workDate(), line.enteredOn());
  }
}
