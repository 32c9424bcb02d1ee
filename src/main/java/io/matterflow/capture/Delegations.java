package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may answer whose prompts. A timekeeper gives it away for themselves only, from a day to a day; it ends by itself
 * at the end of its last day, for dates are asked at every act.
 */
@Service
public class Delegations {

  private static final int LONGEST_MONTHS = 12;
  private static final int MOST_SHOWN = 200;

  private final JdbcDelegations delegations;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Delegations(
      JdbcDelegations delegations,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.delegations = delegations;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public Answer<Delegation> give(TimekeeperId delegate, LocalDate from, LocalDate to, Actor actor) {
    if (actor.timekeeper().isEmpty()) {
      return new Unseen<>();
    }
    var timekeeper = actor.timekeeper().get();
    var refused = refusal(timekeeper, delegate, from, to);
    if (refused.isPresent()) {
      return refused.get();
    }
    var given = new Delegation(DelegationId.next(), timekeeper, delegate, from, to, clock.instant(), Optional.empty());
    delegations.insert(given);
    audit.record(AuditEntry.of(actor, "delegated", "prompt-delegation", given.id())
        .after("timekeeper", timekeeper)
        .after("delegate", delegate)
        .after("from", from)
        .after("to", to));
    events.publishEvent(new DelegationGiven(given));
    return new Done<>(given);
  }

  /** Taken back by its giver, or given back by the delegate; what the delegate had open is gone at once. */
  @Transactional
  public Answer<Delegation> revoke(DelegationId id, Actor actor) {
    var found = delegations.find(id)
        .filter(delegation -> actor.is(delegation.timekeeper()) || actor.is(delegation.delegate()));
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    if (!delegations.revoke(id, clock.instant())) {
      return Refused.asStale("REVOKED_BEFORE", "The delegation was revoked before.", "Look at the delegations again.");
    }
    audit.record(AuditEntry.of(actor, "revoked", "prompt-delegation", id)
        .after("timekeeper", found.get().timekeeper())
        .after("delegate", found.get().delegate()));
    events.publishEvent(new DelegationRevoked(id));
    return new Done<>(found.get().revoked(clock.instant()));
  }

  /** What this person has given to others or got from them. */
  @Transactional(readOnly = true)
  public List<Delegation> of(Actor actor) {
    return actor.timekeeper().map(person -> delegations.of(person, MOST_SHOWN)).orElse(List.of());
  }

  /** Whether the prompts of this timekeeper are this person's to see and answer now: their own, or by a delegation. */
  boolean mayAnswer(TimekeeperId timekeeper, Actor actor) {
    return actor.is(timekeeper) || inForce(timekeeper, actor).isPresent();
  }

  Optional<Delegation> inForce(TimekeeperId timekeeper, Actor actor) {
    return actor.timekeeper().flatMap(delegate -> delegations.inForce(timekeeper, delegate, today()));
  }

  List<Delegation> inForceToday() {
    return delegations.inForce(today());
  }

  private Optional<Answer<Delegation>> refusal(
      TimekeeperId timekeeper, TimekeeperId delegate, LocalDate from, LocalDate to) {
    if (delegate.equals(timekeeper) || directory.timekeeper(delegate).filter(Timekeeper::active).isEmpty()) {
      return Optional.of(Refused.forMember("delegateId", "NO_SUCH_DELEGATE",
          "%s is no other active timekeeper of the firm.".formatted(delegate), "Name another timekeeper by their id."));
    }
    if (to.isBefore(from) || to.isBefore(today())) {
      return Optional.of(Refused.forMember("to", "NO_DAYS",
          "From %s to %s there is no day to come.".formatted(from, to), "Let the last day be today or later."));
    }
    if (to.isAfter(from.plusMonths(LONGEST_MONTHS))) {
      return Optional.of(Refused.forMember("to", "TOO_LONG",
          "A delegation lasts %d months at most.".formatted(LONGEST_MONTHS), "Choose an earlier last day."));
    }
    return Optional.empty();
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }
}
