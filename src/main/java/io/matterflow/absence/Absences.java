package io.matterflow.absence;

import io.matterflow.absence.AbsenceAnswer.Done;
import io.matterflow.absence.AbsenceAnswer.Refusal;
import io.matterflow.absence.AbsenceAnswer.Refused;
import io.matterflow.access.LoginEnded;
import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Delegations;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away and who does their work: entered by the person, or by the billing admin for another. Open tasks and roles
 * on matters pass to the substitute for these days. Unapproved activity is the person's own: only they hand it on.
 */
@Service
public class Absences {

  private static final int LONGEST_MONTHS = 12;

  private final JdbcAbsences absences;
  private final Delegations delegations;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Absences(
      JdbcAbsences absences,
      Delegations delegations,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.absences = absences;
    this.delegations = delegations;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Without a last day the person leaves for good. */
  public record Wanted(TimekeeperId person, TimekeeperId substitute, LocalDate from, Optional<LocalDate> to) {}

  @Transactional
  public AbsenceAnswer enter(Wanted wanted, Actor by) {
    var refusal = whyNot(wanted, by);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var entered = new Absence(
        AbsenceId.next(), wanted.person(), Optional.of(wanted.substitute()), wanted.from(), wanted.to(),
        Optional.empty());
    if (by.is(wanted.person())) {
      delegations.give(wanted.substitute(), wanted.from(),
          wanted.to().orElseGet(() -> wanted.from().plusMonths(LONGEST_MONTHS)), by);
    }
    return new Done(kept(entered, by));
  }

  /** A login has ended: its tasks and matters are nobody's until the billing admin says whose. */
  @EventListener
  public void on(LoginEnded ended) {
    var isKnown = directory.timekeeper(ended.timekeeper()).isPresent();
    if (isKnown && absences.of(ended.timekeeper()).stream().noneMatch(Absence::isForGood)) {
      kept(
          new Absence(AbsenceId.next(), ended.timekeeper(), Optional.empty(), today(), Optional.empty(),
              Optional.empty()),
          ended.by());
    }
  }

  @Transactional
  public AbsenceAnswer nameSubstitute(AbsenceId id, TimekeeperId substitute, Actor by) {
    var absence = absences.lock(id).filter(one -> by.has(Role.BILLING_ADMIN));
    if (absence.isEmpty()) {
      return no(Refusal.UNKNOWN, "There is no absence %s for you to settle.".formatted(id), "");
    }
    var refusal = whyNoSubstitute(absence.get(), substitute, by);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    absences.nameSubstitute(id, substitute);
    audit.record(AuditEntry.of(by, "substitute-named", "absence", id)
        .before("substitute", absence.get().substitute().map(TimekeeperId::value).orElse(""))
        .after("substitute", substitute));
    return new Done(absence.get().substitutedBy(substitute));
  }

  /** The person is back before the last day, or does not go at all. */
  @Transactional
  public AbsenceAnswer end(AbsenceId id, Actor by) {
    var absence = absences.lock(id).filter(one -> maySee(one, by));
    if (absence.isEmpty() || absence.get().isOver()) {
      return no(Refusal.UNKNOWN, "There is no absence %s that goes on.".formatted(id), "");
    }
    if (!by.is(absence.get().person()) && !by.has(Role.BILLING_ADMIN)) {
      return no(Refusal.NOT_YOURS, "The absence is that of %s.".formatted(absence.get().person()), "");
    }
    over(id, by);
    events.publishEvent(new AbsenceEnded(id));
    return new Done(absence.get().until(today()));
  }

  /** The last day has passed. */
  @Transactional
  public Absence passed(AbsenceId id) {
    var absence = required(id);
    if (!absence.isOver()) {
      over(id, Actor.ENGINE);
    }
    return absence;
  }

  @Transactional(readOnly = true)
  public Absence required(AbsenceId id) {
    return absences.find(id).orElseThrow(() -> new IllegalStateException("there is no absence " + id));
  }

  @Transactional(readOnly = true)
  public Optional<Absence> find(AbsenceId id) {
    return absences.find(id);
  }

  /**
   * Those of today and to come that the person may see: their own, those they stand in for, all for the billing office.
   */
  @Transactional(readOnly = true)
  public List<Absence> seenBy(Actor actor) {
    return absences.from(today()).stream().filter(absence -> maySee(absence, actor)).toList();
  }

  /** The first moment of a day in the firm's zone. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(directory.firm().zone()).toInstant();
  }

  private Absence kept(Absence absence, Actor by) {
    absences.insert(absence, by.user(), clock.instant());
    audit.record(AuditEntry.of(by, "entered", "absence", absence.id())
        .after("person", absence.person())
        .after("substitute", absence.substitute().map(TimekeeperId::value).orElse(""))
        .after("from", absence.from())
        .after("to", absence.to().map(LocalDate::toString).orElse("")));
    events.publishEvent(new AbsenceEntered(absence.id()));
    return absence;
  }

  private void over(AbsenceId id, Actor by) {
    absences.end(id, clock.instant());
    audit.record(AuditEntry.of(by, "ended", "absence", id));
  }

  private Optional<Refused> whyNot(Wanted wanted, Actor by) {
    if (!by.is(wanted.person()) && !by.has(Role.BILLING_ADMIN)) {
      return Optional.of(no(Refusal.NOT_YOURS, "You enter your own absences.", "personId"));
    }
    if (directory.timekeeper(wanted.person()).isEmpty()) {
      return Optional.of(
          no(Refusal.NO_SUCH_PERSON, "The firm has no timekeeper %s.".formatted(wanted.person()), "personId"));
    }
    if (wanted.to().filter(last -> last.isBefore(wanted.from()) || last.isBefore(today())).isPresent()) {
      return Optional.of(no(Refusal.NO_DAYS, "From %s to %s there is no day to come."
          .formatted(wanted.from(), wanted.to().get()), "to"));
    }
    if (wanted.to().filter(last -> last.isAfter(wanted.from().plusMonths(LONGEST_MONTHS))).isPresent()) {
      return Optional.of(no(Refusal.TOO_LONG, "An absence lasts %d months at most.".formatted(LONGEST_MONTHS), "to"));
    }
    if (absences.of(wanted.person()).stream().anyMatch(other -> other.overlaps(wanted.from(), wanted.to()))) {
      return Optional.of(
          no(Refusal.OVERLAPS, "%s is away on some of these days already.".formatted(wanted.person()), "from"));
    }
    return whyNoSubstitute(
        new Absence(AbsenceId.next(), wanted.person(), Optional.empty(), wanted.from(), wanted.to(), Optional.empty()),
        wanted.substitute(), by);
  }

  private Optional<Refused> whyNoSubstitute(Absence absence, TimekeeperId substitute, Actor by) {
    var person = absence.person();
    if (by.is(substitute) && !by.is(person)) {
      return Optional.of(no(Refusal.SELF_APPOINTED, "You cannot name yourself.", "substituteId"));
    }
    if (substitute.equals(person) || directory.timekeeper(substitute).filter(Timekeeper::active).isEmpty()) {
      return Optional.of(
          no(Refusal.NO_SUBSTITUTE, "%s is no other active timekeeper.".formatted(substitute), "substituteId"));
    }
    return absences.of(substitute).stream().anyMatch(other -> leavesNobody(absence, other))
        ? Optional.of(
            no(Refusal.NO_SUBSTITUTE, "%s is away too on some of these days.".formatted(substitute), "substituteId"))
        : Optional.empty();
  }

  /**
   * Who is away for some days needs somebody who is there on each of them. Who has left needs somebody who is there now
   * and does not hand on to them: the successor's own days off have a substitute of their own.
   */
  private boolean leavesNobody(Absence absence, Absence substitutes) {
    if (!absence.isForGood()) {
      return substitutes.overlaps(absence.from(), absence.to());
    }
    var first = absence.from().isBefore(today()) ? today() : absence.from();
    return substitutes.isForGood() || substitutes.holdsOn(first)
        || substitutes.substitute().filter(absence.person()::equals).isPresent()
            && substitutes.overlaps(first, Optional.empty());
  }

  private static boolean maySee(Absence absence, Actor by) {
    return by.is(absence.person()) || absence.substitute().filter(by::is).isPresent()
        || by.hasAny(Role.BILLING_ADMIN, Role.BILLING_COORDINATOR, Role.AUDITOR);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), directory.firm().zone());
  }

  private static Refused no(Refusal refusal, String detail, String member) {
    return new Refused(refusal, detail, member);
  }
}
