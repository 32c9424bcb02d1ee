package io.matterflow.reporting;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.RoleHolders;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.MailAddress;
import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.reporting.PlannedReport.State;
import io.matterflow.reporting.WeeklyTable.EmptyWeek;
import io.matterflow.reporting.WeeklyTable.Facts;
import io.matterflow.reporting.WeeklyTable.Row;
import io.matterflow.reporting.WeeklyTable.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports to the firm's own people, once a person and week as {@code weekly-reports} says, on the firm's calendar.
 * After an outage the latest week goes out and no earlier one; nobody is told more than they may read.
 */
@Service
public class WeeklyReports {

  private static final Role[] READ_ALL = {Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BOOKKEEPER, Role.AUDITOR};
  private static final String HTML = "text/html";
  private static final String TEXT = "text/plain";
  private static final String PDF = "application/pdf";
  private static final String CSV = "text/csv";
  private static final String SUBJECT = "text/x-subject";

  private final JdbcWeeklyReports rows;
  private final WeeklyFigures figures;
  private final WeeklyPages pages;
  private final Decisions decisions;
  private final Directory directory;
  private final FirmCalendar calendar;
  private final RoleHolders holders;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  WeeklyReports(
      JdbcWeeklyReports rows,
      WeeklyFigures figures,
      WeeklyPages pages,
      Decisions decisions,
      Directory directory,
      FirmCalendar calendar,
      RoleHolders holders,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.figures = figures;
    this.pages = pages;
    this.decisions = decisions;
    this.directory = directory;
    this.calendar = calendar;
    this.holders = holders;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The first look of all waits for a firm, whose zone says when a week begins. */
  @EventListener
  @Transactional
  public void on(DirectoryLoaded loaded) {
    planUnlessPlanned();
  }

  @EventListener
  @Transactional
  public void on(ApplicationReadyEvent ready) {
    planUnlessPlanned();
  }

  private void planUnlessPlanned() {
    if (!directory.firm().name().isEmpty() && !rows.isAnyLookPlanned()) {
      planLook();
    }
  }

  /** The next look waits from now on, and whoever's moment has come gets the report of the latest week. */
  @Transactional
  public void look(WeeklyLookId id) {
    if (!rows.begun(id)) {
      return;
    }
    planLook();
    var days = calendar.calendar();
    var now = clock.instant();
    var since = rows.since();
    for (var person : people()) {
      for (var report : WeeklyKind.values()) {
        var facts = person.facts(report);
        row(facts).ifPresent(row -> {
          var week = latestWeek(row, days, now);
          if (moment(row, week, days).isAfter(since) && !rows.isPlanned(report, person.id(), week)) {
            plan(report, person, week, facts, days, now);
          }
        });
      }
    }
  }

  private void plan(WeeklyKind report, Person person, LocalDate week, Facts facts, BusinessCalendar days, Instant now) {
    var id = WeeklyReportId.next();
    var row = decisions.decide(WeeklyTable.TABLE, facts, Subject.of("weekly-report", id)).result();
    var scope = person.readsAll() ? row.scope() : Scope.OWN;
    rows.insert(new PlannedReport(
        id, report, person.id(), week, moment(row, week, days), scope, row.emptyWeek(), State.PLANNED,
        Optional.empty()), now);
    events.publishEvent(new WeeklyReportPlanned(id));
  }

  private void planLook() {
    var days = calendar.calendar();
    var now = clock.instant();
    var midnight = days.dateOf(now).plusDays(1).atStartOfDay(days.zone()).toInstant();
    var next = people().stream()
        .flatMap(person -> Arrays.stream(WeeklyKind.values()).map(person::facts))
        .flatMap(facts -> row(facts).stream())
        .flatMap(row -> Stream.of(thisWeek(days, now), thisWeek(days, now).plusWeeks(1))
            .map(week -> moment(row, week, days)))
        .filter(moment -> moment.isAfter(now))
        .min(Comparator.naturalOrder())
        .filter(moment -> moment.isBefore(midnight))
        .orElse(midnight);
    var id = WeeklyLookId.next();
    rows.insertLook(id, next, now);
    events.publishEvent(new WeeklyLookPlanned(id, next));
  }

  /** Makes the report and keeps it; false when there is nothing to tell, or nobody to be told. */
  @Transactional
  public boolean make(WeeklyReportId id) {
    var planned = rows.required(id);
    if (planned.state() != State.PLANNED) {
      return planned.state() == State.MADE;
    }
    var person = people().stream().filter(one -> one.id().equals(planned.person())).findFirst();
    if (person.isEmpty() || rows.isOvertaken(planned)) {
      return closed(planned, person.isEmpty() ? State.SKIPPED : State.OVERTAKEN);
    }
    var circle = planned.scope() == Scope.FIRM && person.get().readsAll()
        ? Circle.FIRM
        : Circle.of(planned.person(), directory);
    var report = figures.of(figures.yesterday(), circle);
    if (report.isEmpty() && planned.emptyWeek() == EmptyWeek.SKIP) {
      return closed(planned, State.SKIPPED);
    }
    keep(id, HTML, pages.html(report).getBytes(StandardCharsets.UTF_8));
    keep(id, TEXT, pages.text(report).getBytes(StandardCharsets.UTF_8));
    keep(id, SUBJECT, pages.subject(report).getBytes(StandardCharsets.UTF_8));
    keep(id, CSV, pages.csv(report).getBytes(StandardCharsets.UTF_8));
    keep(id, PDF, pages.pdf(report));
    rows.made(id, report.asOf());
    return true;
  }

  private boolean closed(PlannedReport planned, State state) {
    rows.close(planned.id(), state, Optional.empty(), clock.instant());
    audit.record(AuditEntry.of(Actor.ENGINE, "report-not-sent", "weekly-report", planned.id()).after("state", state));
    return false;
  }

  private void keep(WeeklyReportId id, String mediaType, byte[] content) {
    rows.keep(id, mediaType, OutgoingMessages.digest(content), content,
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** The mail as it goes out; empty when a later report is there, or the person is at the firm no more. */
  @Transactional
  public Optional<Message> mail(WeeklyReportId id) {
    var planned = rows.required(id);
    if (planned.state() != State.MADE) {
      return Optional.empty();
    }
    var address = directory.timekeeper(planned.person())
        .filter(Timekeeper::active)
        .map(Timekeeper::email)
        .filter(MailAddress::isPlain);
    if (address.isEmpty() || rows.isOvertaken(planned)) {
      closed(planned, address.isEmpty() ? State.SKIPPED : State.OVERTAKEN);
      return Optional.empty();
    }
    var name = "Receivables-" + planned.asOf().orElseThrow();
    return Optional.of(Message.email(planned.key().value(), List.of(address.get()), words(id, SUBJECT), words(id, TEXT))
        .withHtml(words(id, HTML))
        .with(new Attachment(name + ".pdf", PDF, rows.document(id, PDF)))
        .with(new Attachment(name + ".csv", CSV, rows.document(id, CSV))));
  }

  private String words(WeeklyReportId id, String mediaType) {
    return new String(rows.document(id, mediaType), StandardCharsets.UTF_8);
  }

  /** The vendor has it; or it refuses the address, which stands among the exceptions with its owner. */
  @Transactional
  public void sent(WeeklyReportId id, Optional<String> vendorId) {
    var state = vendorId.isPresent() ? State.SENT : State.REFUSED;
    rows.close(id, state, vendorId, clock.instant());
    audit.record(AuditEntry.of(Actor.ENGINE, "report-sent", "weekly-report", id).after("state", state));
  }

  private Optional<Row> row(Facts facts) {
    return decisions.look(WeeklyTable.TABLE, facts).stream().findFirst().map(decided -> decided.result());
  }

  /** The latest week whose moment has come. */
  private static LocalDate latestWeek(Row row, BusinessCalendar days, Instant now) {
    var week = thisWeek(days, now);
    return moment(row, week, days).isAfter(now) ? week.minusWeeks(1) : week;
  }

  private static LocalDate thisWeek(BusinessCalendar days, Instant now) {
    return days.dateOf(now).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** On a holiday it is the next business day, at the same hour. */
  private static Instant moment(Row row, LocalDate week, BusinessCalendar days) {
    var day = days.businessDayFrom(week.with(TemporalAdjusters.nextOrSame(row.weekday())));
    return day.atTime(row.at()).atZone(days.zone()).toInstant();
  }

  private List<Person> people() {
    var signers = directory.matters().stream()
        .filter(matter -> matter.status() == Matter.Status.OPEN)
        .map(Matter::billingPartner)
        .collect(Collectors.toSet());
    var readers = Arrays.stream(READ_ALL).flatMap(role -> holders.holding(role).stream()).collect(Collectors.toSet());
    return directory.timekeepers().stream()
        .filter(Timekeeper::active)
        .map(person -> Person.of(person, signers, readers))
        .toList();
  }

  /** Somebody at the firm who may get a report. */
  private record Person(TimekeeperId id, String classification, boolean signsBills, boolean readsAll) {

    static Person of(Timekeeper person, Set<TimekeeperId> signers, Set<UserId> readers) {
      return new Person(person.id(), person.classification(), signers.contains(person.id()),
          readers.contains(new UserId(person.id().value())));
    }

    Facts facts(WeeklyKind report) {
      return new Facts(report, id.value(), classification, signsBills, readsAll);
    }
  }
}
