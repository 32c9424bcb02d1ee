package io.matterflow.receivables;

import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.ReminderCadence.Anchor;
import io.matterflow.receivables.ReminderCadence.Approval;
import io.matterflow.receivables.ReminderCadence.QuietDays;
import io.matterflow.receivables.ReminderCadence.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The steps that hold for an invoice in the order of their moments, which of them are behind us, and why none may be
 * taken for now. Of several steps that are due only the latest counts: after an outage nobody gets a burst of
 * reminders.
 */
record Ladder(List<ReminderStep> steps, Set<String> taken, Optional<String> rest) {

  Ladder {
    steps = steps.stream().sorted(Comparator.comparing(ReminderStep::dueAt)).toList();
    taken = Set.copyOf(taken);
  }

  /** The ladder that the rows of the cadence make of a delivered invoice. Of two rows for one step the first holds. */
  static Ladder of(Collection<Row> rows, Days days, Set<String> taken) {
    var steps = new LinkedHashMap<String, ReminderStep>();
    rows.stream()
        .filter(Row::isStep)
        .filter(row -> !row.countsFromThePlan() || days.plan().isPresent())
        .forEach(row -> steps.putIfAbsent(row.step(), step(row, days)));
    var rest = rows.stream().filter(row -> !row.isStep()).map(Row::text).findFirst();
    return new Ladder(List.copyOf(steps.values()), taken, rest);
  }

  /**
   * This ladder with its last task asked for again, on the morning after the day since which the ladder has no step:
   * whoever had it is rid of it, or never was asked.
   */
  Ladder again(LocalDate since) {
    var last = lastTask().orElseThrow();
    var again = last.again(TakenStep.again(last.id(), since), since.plusDays(1));
    return new Ladder(Stream.concat(steps.stream(), Stream.of(again)).toList(), taken, rest);
  }

  /** The step by which the ladder ends with a person; empty where it ends otherwise. */
  Optional<ReminderStep> lastTask() {
    return steps.stream().reduce((first, last) -> last).filter(step -> step.channel() == ReminderChannel.TASK);
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

  /** The step of this name, if its turn is now and the client's quiet hours are over. */
  Optional<ReminderStep> turnOf(String id, Instant now) {
    return latestDue(now).filter(step -> step.id().equals(id) && !isTaken(step) && step.mayGo(now));
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

  private static ReminderStep step(Row row, Days days) {
    var anchor = row.anchor().orElse(Anchor.DELIVERY);
    var window = window(row, days);
    var day = days.anchor(anchor).plusDays(row.day().orElseThrow());
    var atTheFirm = day.atStartOfDay(days.calendar().zone()).toInstant();
    var atTheClient = day.atTime(window.from()).atZone(window.zone()).toInstant();
    return new ReminderStep(
        name(row, anchor, days),
        window.next(atTheFirm.isAfter(atTheClient) ? atTheFirm : atTheClient),
        row.channel(),
        row.elseChannel(),
        row.text(),
        row.approval().filter(Approval.APPROVE::equals).flatMap(asked -> row.approveWithin().or(() -> Optional.of(1))),
        row.owner().orElse(Role.BILLING_ADMIN),
        window);
  }

  /** Of a ladder that begins anew each step has another name than the one of the same row before. */
  private static String name(Row row, Anchor anchor, Days days) {
    return row.countsFromThePlan()
        ? TakenStep.name(row.step(), anchor, days.anchor(anchor))
        : days.anew().map(day -> TakenStep.anew(row.step(), day)).orElse(row.step());
  }

  /** A task of the firm's own people has its hour in the firm's zone, and comes however late. */
  private static Window window(Row row, Days days) {
    var isTask = row.channel() == ReminderChannel.TASK;
    var isQuietOnSomeDays = row.quietDays().filter(QuietDays.NEXT_BUSINESS_DAY::equals).isPresent();
    return new Window(
        isTask ? days.calendar().zone() : days.client(),
        row.time().orElseThrow(),
        isTask ? Optional.empty() : row.until(),
        isQuietOnSomeDays ? days.calendar()::isBusinessDay : date -> true);
  }

  /**
   * The days from which an invoice's steps count, and where they are days: in the firm's calendar and the client's
   * zone. One whose first delivery came back counts anew, from its next.
   */
  record Days(
      LocalDate delivered,
      Optional<LocalDate> anew,
      LocalDate due,
      Optional<LocalDate> accepted,
      Optional<LocalDate> plan,
      BusinessCalendar calendar,
      ZoneId client) {

    private LocalDate anchor(Anchor anchor) {
      return switch (anchor) {
        case DELIVERY -> delivered;
        case DUE_DATE -> due.isAfter(delivered) ? due : delivered;
        case ACCEPTED -> accepted.orElse(delivered);
        case MISSED_INSTALMENT, PLAN_OVER -> plan.orElse(due);
      };
    }
  }
}
