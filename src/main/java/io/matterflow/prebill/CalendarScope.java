package io.matterflow.prebill;

import io.matterflow.directory.Matter;
import io.matterflow.prebill.BillingCalendar.PlannedRun;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which matters a run of the calendar looks at: those whose period ends, or to which something has happened. */
@Component
class CalendarScope {

  private final DueMatters due;

  CalendarScope(DueMatters due) {
    this.due = due;
  }

  List<Matter> of(PlannedRun run, Collection<Matter> matters) {
    return run.cycle().hasPeriods()
        ? matters.stream()
            .filter(matter -> matter.status() != Matter.Status.CLOSED)
            .filter(matter -> isOn(run.cycle(), matter))
            .filter(matter -> BillingPeriods.endOn(run.periodEnd(), run.cycle(), matter.terms()))
            .toList()
        : due.lookFor(run.cycle(), run.periodEnd(), matters);
  }

  private static boolean isOn(Cycle cycle, Matter matter) {
    return cycle == Cycle.SUBSCRIPTION
        ? matter.terms().monthlyFee().isPresent()
        : matter.terms().monthlyFee().isEmpty() && BillingTrigger.isOwnCycle(matter, cycle);
  }
}
