package io.matterflow.receivables;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The alarm when reminders are due and none goes out. It goes by invoices and their ladders and not by jobs, and it is
 * no job itself: that the engine does none is one of the things it finds.
 */
@Service
public class ReminderWatch implements BlockedWork {

  static final String KIND = "REMINDER_OVERDUE";
  static final String METER = "matterflow.reminders.overdue";

  private static final Logger LOG = LoggerFactory.getLogger(ReminderWatch.class);

  private final JdbcReminderAlarms alarms;
  private final Invoices invoices;
  private final Ladders ladders;
  private final Hindrances hindrances;
  private final ReminderTasks tasks;
  private final Clock clock;
  private final Duration patience;

  ReminderWatch(
      JdbcReminderAlarms alarms,
      Invoices invoices,
      Ladders ladders,
      Hindrances hindrances,
      ReminderTasks tasks,
      Clock clock,
      MeterRegistry meters,
      @Value("${matterflow.reminders.alarm-after:PT6H}") Duration patience) {
    this.alarms = alarms;
    this.invoices = invoices;
    this.ladders = ladders;
    this.hindrances = hindrances;
    this.tasks = tasks;
    this.clock = clock;
    this.patience = patience;
    meters.gauge(METER, alarms, found -> found.open().size());
  }

  /** Looks at every ladder; what was found before and is not so any more is over. */
  @Scheduled(initialDelayString = "${matterflow.reminders.check-every:PT1H}",
      fixedDelayString = "${matterflow.reminders.check-every:PT1H}")
  @Transactional
  public void check() {
    var now = clock.instant();
    var still = new HashSet<String>();
    int fresh = 0;
    for (var number : alarms.chased()) {
      var overdue = overdue(number, now);
      if (overdue.isPresent()) {
        still.add(id(overdue.get()));
        fresh += alarms.found(overdue.get()) ? 1 : 0;
      }
    }
    alarms.open().stream().filter(found -> !still.contains(id(found))).forEach(found -> alarms.isOver(found, now));
    if (fresh > 0) {
      LOG.warn("{} reminders fell due more than {} ago and did not go out; see GET /api/exceptions?kind={}", fresh,
          patience, KIND);
    }
  }

  /** One ladder that cannot be read keeps no other from being looked at. */
  private Optional<OverdueReminder> overdue(InvoiceNumber number, Instant now) {
    try {
      return invoices.find(number).flatMap(invoice -> overdue(invoice, now));
    } catch (IllegalStateException unreadable) {
      LOG.warn("The ladder of invoice {} cannot be read: {}", number, unreadable.getMessage());
      return Optional.empty();
    }
  }

  private Optional<OverdueReminder> overdue(Invoice invoice, Instant now) {
    var ladder = ladders.seen(invoice);
    return ladder.next(now)
        .filter(step -> step.dueAt().plus(patience).isBefore(now))
        .filter(step -> ladder.rest().isEmpty() && hindrances.areNone(invoice, step))
        .filter(step -> !tasks.isInHand(invoice.number()))
        .map(step -> new OverdueReminder(invoice.number(), step.id(), step.dueAt(), now));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR)) {
      return List.of();
    }
    return alarms.open().stream().map(ReminderWatch::blocked).toList();
  }

  private static Blocked blocked(OverdueReminder found) {
    InvoiceNumber number = found.invoice();
    return new Blocked(
        id(found),
        KIND,
        Subject.of("invoice", number),
        "Invoice %s: the reminder of %s was due and did not go out.".formatted(number, TakenStep.words(found.step())),
        Role.BILLING_ADMIN.group(),
        found.dueAt(),
        "Have its ladder look again. Where many stand here, the product does no jobs: see its health, then restart it.",
        "/api/invoices/%s/reminders/retry".formatted(number));
  }

  private static String id(OverdueReminder found) {
    return "reminder:%s:%s".formatted(found.invoice(), found.step());
  }
}
