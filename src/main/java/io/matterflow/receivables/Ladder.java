package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.ReminderCadence.Anchor;
import io.matterflow.receivables.ReminderCadence.QuietDays;
import io.matterflow.receivables.ReminderCadence.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that hold for an invoice in the order of their moments, which of them are behind us, and why none may be taken
 * for now. Of several steps that are due only the latest counts: after an outage nobody gets a burst of reminders.
 */
record Ladder(List<ReminderStep> steps, Set<String> taken, Optional<String> rest) {

  Ladder {
    steps = steps.stream().sorted(Comparator.comparing(ReminderStep::dueAt)).toList();
    taken = Set.copyOf(taken);
  }

  /** The ladder that the rows of the cadence make of a delivered invoice. Of two rows for one step the first holds. */
  static Ladder of(Collection<Row> rows, Invoice invoice, Set<String> taken, BusinessCalendar calendar) {
    var steps = new LinkedHashMap<String, ReminderStep>();
    rows.stream()
        .filter(Row::isStep)
        .forEach(row -> steps.putIfAbsent(row.step(), step(row, invoice, calendar)));
    var rest = rows.stream().filter(row -> !row.isStep()).map(Row::text).findFirst();
    return new Ladder(List.copyOf(steps.values()), taken, rest);
  }

  /** What comes next: the latest due step, if it was not taken, or the first that lies ahead. */
  Optional<ReminderStep> next(Instant now) {
    return latestDue(now)
        .filter(step -> !isTaken(step))
        .or(() -> steps.stream().filter(step -> !step.isDue(now) && !isTaken(step)).findFirst());
  }

  /** The due steps that were not taken and never will be, because a later one is due as well. */
  List<ReminderStep> passedOver(Instant now) {
    var latest = latestDue(now);
    return missed(now).stream().filter(step -> !latest.equals(Optional.of(step))).toList();
  }

  /** All due steps that were not taken. */
  List<ReminderStep> missed(Instant now) {
    return steps.stream().filter(step -> step.isDue(now) && !isTaken(step)).toList();
  }

  /** The step of this name, if its turn is now. */
  Optional<ReminderStep> turnOf(String id, Instant now) {
    return latestDue(now).filter(step -> step.id().equals(id) && !isTaken(step));
  }

  Optional<ReminderStep> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }

  private Optional<ReminderStep> latestDue(Instant now) {
    return steps.stream().filter(step -> step.isDue(now)).reduce((earlier, later) -> later);
  }

  private boolean isTaken(ReminderStep step) {
    return taken.contains(step.id());
  }

  private static ReminderStep step(Row row, Invoice invoice, BusinessCalendar calendar) {
    var counted = anchor(row.anchor().orElse(Anchor.DELIVERY), invoice).plusDays(row.day().orElseThrow());
    var day = row.quietDays().filter(QuietDays.NEXT_BUSINESS_DAY::equals).isPresent()
        ? calendar.businessDayFrom(counted)
        : counted;
    var time = LocalTime.parse(row.time().orElseThrow());
    return new ReminderStep(
        row.step(),
        day.atTime(time).atZone(calendar.zone()).toInstant(),
        row.channel(),
        row.elseChannel(),
        row.text(),
        row.owner().orElse(Role.BILLING_ADMIN));
  }

  private static LocalDate anchor(Anchor anchor, Invoice invoice) {
    var delivered = invoice.deliveredOn().orElseThrow();
    return anchor == Anchor.DUE_DATE && invoice.dueDate().isAfter(delivered) ? invoice.dueDate() : delivered;
  }
}
