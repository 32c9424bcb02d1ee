package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.MatterFigures;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.prebill.Answer.Done;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the bills of a matter back: while a hold stands no run makes a pre-bill and none becomes an invoice. Each hold
 * ends by itself after its last day.
 */
@Service
public class BillingHolds implements MatterFigures {

  private static final int LONGEST_YEARS = 2;

  private final JdbcBillingHolds holds;
  private final JdbcPreBills preBills;
  private final PreBillReviews reviews;
  private final LadderClimb ladder;
  private final PreBillPeople people;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BillingHolds(
      JdbcBillingHolds holds,
      JdbcPreBills preBills,
      PreBillReviews reviews,
      LadderClimb ladder,
      PreBillPeople people,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.holds = holds;
    this.preBills = preBills;
    this.reviews = reviews;
    this.ladder = ladder;
    this.people = people;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public Answer<BillingHold> place(Matter matter, String reason, LocalDate until, Actor by) {
    if (!people.mayHold(by, matter)) {
      return notYours(matter);
    }
    var zone = directory.firm().zone();
    var today = LocalDate.ofInstant(clock.instant(), zone);
    if (until.isBefore(today) || until.isAfter(today.plusYears(LONGEST_YEARS))) {
      return Answer.<BillingHold>refused(Refusal.HOLD_OUT_OF_RANGE,
          "It is %s; a hold through %s is not kept.".formatted(today, until)).at("/until");
    }
    var standing = holds.open(matter.id());
    if (standing.isPresent()) {
      return Answer.refused(Refusal.HELD_BEFORE,
          "The bills of matter %s are held through %s.".formatted(matter.id(), standing.get().until()));
    }
    var hold = new BillingHold(BillingHoldId.next(), matter.id(), reason, until, by.user(), clock.instant(),
        Optional.empty());
    holds.insert(hold);
    audit.record(AuditEntry.of(by, "billing-held", "matter", matter.id()).after("until", until).text("reason", reason));
    takeBackApproved(hold, by);
    events.publishEvent(new BillingHoldPlaced(hold.id(), until.plusDays(1).atStartOfDay(zone).toInstant()));
    return new Done<>(hold);
  }

  /** What is signed and waits to leave does not; the row's lock says whether its invoice came first. */
  private void takeBackApproved(BillingHold hold, Actor by) {
    preBills.lock(preBills.open(hold.matter()).stream().map(PreBill::id).toList()).stream()
        .filter(preBill -> preBill.state() == PreBillState.APPROVED)
        .forEach(preBill -> reviews.recallForHold(preBill, hold.reason(), by));
  }

  /**
   * The pre-bills of a matter that were made before it was held: they are reviewed, and wait for their last signature.
   */
  @Transactional(readOnly = true)
  public List<PreBill> onTheirWay(MatterId matter) {
    return preBills.open(matter);
  }

  /** Somebody ends the hold before its last day. */
  @Transactional
  public Answer<BillingHold> lift(Matter matter, String reason, Actor by) {
    if (!people.mayHold(by, matter)) {
      return notYours(matter);
    }
    var standing = holds.open(matter.id());
    if (standing.isEmpty() || !holds.release(standing.get().id(), clock.instant())) {
      return Answer.refused(Refusal.NOT_HELD, "No hold stands on matter %s.".formatted(matter.id()));
    }
    audit.record(AuditEntry.of(by, "billing-released", "matter", matter.id())
        .before("until", standing.get().until())
        .text("reason", reason));
    ladder.goOn(matter.id());
    events.publishEvent(new BillingHoldLifted(standing.get().id()));
    return new Done<>(holds.find(standing.get().id()).orElseThrow());
  }

  /** The last day of the hold is over. */
  @Transactional
  public void release(BillingHoldId id) {
    var hold = holds.find(id).orElseThrow(() -> new IllegalStateException("there is no billing hold " + id));
    if (holds.release(id, clock.instant())) {
      audit.record(
          AuditEntry.of(Actor.ENGINE, "billing-released", "matter", hold.matter()).before("until", hold.until()));
    }
  }

  /** Whether the bills of the matter are held now. */
  @Transactional(readOnly = true)
  public boolean standOn(MatterId matter) {
    return holds.open(matter).isPresent();
  }

  @Override
  public String name() {
    return "billingHold";
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Figures> of(MatterId matter) {
    return holds.open(matter)
        .map(hold -> new Figures(hold.reason(), hold.until(), hold.placedBy().value(), hold.placedAt()));
  }

  /** What a matter's page shows of its hold. */
  record Figures(String reason, LocalDate until, String placedBy, Instant since) {}

  private static Answer<BillingHold> notYours(Matter matter) {
    return Answer.refused(Refusal.NOT_YOURS_TO_HOLD,
        "The bills of matter %s are held by its attorneys or the billing office.".formatted(matter.id()));
  }
}
