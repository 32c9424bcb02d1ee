package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.RoleHolders;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.kernel.Wording;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may authorize that trust money moves: by a dated grant to a named, active lawyer in person, made by somebody
 * else. Never by a role, a group or the directory, and never for somebody who is away.
 */
@Service
public class TrustAuthorities {

  /** What the trail calls a grant. */
  static final String ENTITY = "trust-authority";

  /** Who records, matches and prepares, or only looks, never authorizes. */
  private static final List<Role> NEVER = List.of(Role.BOOKKEEPER, Role.SYSTEM, Role.AUDITOR);
  private static final Set<String> LAWYERS = Set.of("PARTNR", "ASSOC", "OFCOUN");

  private final JdbcTrustAuthorities rows;
  private final RoleHolders roles;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TrustAuthorities(
      JdbcTrustAuthorities rows,
      RoleHolders roles,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.roles = roles;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The grant on which this person may authorize on that day. A timekeeper who has left the firm may not, whatever was
   * granted.
   */
  @Transactional(readOnly = true)
  public Optional<TrustAuthority> mayAuthorize(UserId person, LocalDate on) {
    return isGone(person) ? Optional.empty() : rows.inForce(person, on);
  }

  /**
   * As {@link #mayAuthorize(UserId, LocalDate)}, for the person who acts now: none of those who may never authorize.
   */
  @Transactional(readOnly = true)
  public Optional<TrustAuthority> mayAuthorize(Actor actor) {
    return NEVER.stream().anyMatch(actor::has) ? Optional.empty() : mayAuthorize(actor.user(), today());
  }

  /**
   * Whether the grant on which somebody has signed is in force on that day, and they are with the firm. No other grant
   * of theirs stands in for it.
   */
  @Transactional(readOnly = true)
  boolean stillHolds(TrustSignature signature, LocalDate on) {
    return inForce(on).stream()
        .anyMatch(grant -> grant.id().equals(signature.grant()) && grant.person().equals(signature.lawyer()));
  }

  /** All grants in force on a day, of people who are with the firm. */
  @Transactional(readOnly = true)
  public List<TrustAuthority> inForce(LocalDate on) {
    return rows.allInForce(on).stream().filter(grant -> !isGone(grant.person())).toList();
  }

  /** Every grant that was ever made, the newest first, with its end. */
  @Transactional(readOnly = true)
  public List<Kept> all() {
    return rows.all();
  }

  /**
   * Grants a lawyer authority from a day, through another where one is given, unless one of those days is of a grant of
   * theirs. The bar admission is kept as evidence.
   */
  @Transactional
  public Answer grant(UserId person, String lawyer, LocalDate from, Optional<LocalDate> until, Actor by) {
    var refused = refusal(person, from, until, by);
    if (refused.isPresent()) {
      return refused.get();
    }
    var grant = new TrustAuthority(GrantId.next(), person, lawyer, from, until, by.user(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
    rows.insert(grant);
    var entry = AuditEntry.of(by, "granted", ENTITY, grant.id())
        .after("person", person)
        .after("from", from)
        .text("lawyer", lawyer);
    audit.record(until.map(day -> entry.after("until", day)).orElse(entry));
    events.publishEvent(new TrustAuthorityChanged(grant.id(), person));
    return new Granted(grant);
  }

  /** Ends a grant at once. What its lawyer has signed and nobody has carried out holds no more. */
  @Transactional
  public Answer end(GrantId id, String reason, Actor by) {
    var kept = rows.find(id);
    if (kept.isEmpty()) {
      return new Unknown();
    }
    if (kept.get().endedBy().isPresent()) {
      return new Refused("This grant was ended before.");
    }
    var grant = kept.get().grant();
    rows.end(id, reason, by.user(), clock.instant());
    audit.record(AuditEntry.of(by, "ended", ENTITY, id).before("person", grant.person()).text("reason", reason));
    events.publishEvent(new TrustAuthorityChanged(id, grant.person()));
    return new Granted(grant);
  }

  /** The firm's day. */
  public LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  private Optional<Refused> refusal(UserId person, LocalDate from, Optional<LocalDate> until, Actor by) {
    if (person.equals(by.user())) {
      return Refused.because("Nobody grants trust authority to themselves.");
    }
    if (until.filter(from::isAfter).isPresent() || until.filter(today()::isAfter).isPresent()) {
      return Refused.because("A grant does not end before it begins, nor before today.");
    }
    var kept = NEVER.stream().filter(role -> roles.holding(role).contains(person)).findFirst();
    if (kept.isPresent()) {
      return Refused.because("%s is %s, who never authorizes.".formatted(person, kept.get().group()));
    }
    if (!isLawyer(person)) {
      return Refused.because("%s is no active lawyer of the firm.".formatted(person));
    }
    rows.holdGranting();
    return rows.ofTheseDays(person, from, until).map(standing -> new Refused(
        "%s has a grant from %s %s already: the days of two do not meet.".formatted(person, Wording.of(standing.from()),
            standing.until().map(day -> "to " + Wording.of(day)).orElse("on"))));
  }

  /** A lawyer by the directory, or who works here as a trust authorizer without keeping time. */
  private boolean isLawyer(UserId person) {
    return timekeeper(person)
        .map(one -> one.active() && LAWYERS.contains(one.classification()))
        .orElseGet(() -> roles.holding(Role.TRUST_AUTHORIZER).contains(person));
  }

  private boolean isGone(UserId person) {
    return timekeeper(person).filter(one -> !one.active()).isPresent();
  }

  private Optional<Timekeeper> timekeeper(UserId person) {
    return directory.timekeeper(new TimekeeperId(person.value()));
  }

  /** A grant and, if it was ended, by whom and why. */
  public record Kept(TrustAuthority grant, Optional<UserId> endedBy, Optional<String> reason) {}

  /** What became of the wish to grant authority or to end it. */
  public sealed interface Answer permits Granted, Refused, Unknown {}

  public record Granted(TrustAuthority grant) implements Answer {}

  public record Unknown() implements Answer {}

  public record Refused(String why) implements Answer {

    static Optional<Refused> because(String why) {
      return Optional.of(new Refused(why));
    }
  }

  /** Who may authorize on that day: to whom what waits for a lawyer is offered by name. */
  @Transactional(readOnly = true)
  public Set<UserId> holders(LocalDate on) {
    return inForce(on).stream().map(TrustAuthority::person).collect(Collectors.toUnmodifiableSet());
  }
}
