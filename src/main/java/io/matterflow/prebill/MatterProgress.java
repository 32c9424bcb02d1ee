package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.FixedFee.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens on a matter and earns a fee that does not follow hours: a milestone reached, an outcome. Each counts
 * once.
 */
@Service
public class MatterProgress {

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final JdbcFixedFees fees;
  private final PreBillPeople people;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  MatterProgress(JdbcFixedFees fees, PreBillPeople people, Directory directory, AuditTrail audit, Clock clock) {
    this.fees = fees;
    this.people = people;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** A settlement, judgment or award: what the client recovers, and where the agreement about the fee is on file. */
  public record Outcome(
      String reference,
      LocalDate reachedOn,
      BigDecimal recovery,
      Optional<BigDecimal> costs,
      String agreement) {}

  /** The milestone is reached from that day on; its part of the fixed fee waits for the next bill. */
  @Transactional
  public Answer<FixedFee> reached(Matter matter, String milestone, LocalDate on, Actor by) {
    var refusal = whyNot(matter, on, by);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var agreed = matter.terms().milestone(milestone);
    if (agreed.isEmpty()) {
      return Answer.refused(Refusal.UNKNOWN_MILESTONE,
          "The terms of matter %s name %s.".formatted(matter.id(), named(matter)));
    }
    return keep(FixedFee.earned(matter.id(), Kind.MILESTONE, agreed.get().key(), agreed.get().name(),
        money(matter, agreed.get().amount()), on), "milestone-reached", by);
  }

  /** The matter has come to an outcome of which the client pays a share. */
  @Transactional
  public Answer<FixedFee> ended(Matter matter, Outcome outcome, Actor by) {
    var refusal = whyNot(matter, outcome.reachedOn(), by);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var terms = matter.terms();
    var share = terms.successFeePercent().or(terms::contingencyPercent);
    if (share.isEmpty()) {
      return Answer.refused(Refusal.NO_SHARE_AGREED,
          "The terms of matter %s agree on no share of an outcome.".formatted(matter.id()));
    }
    if (terms.costsFirst() && outcome.costs().isEmpty()) {
      return Answer.<FixedFee>refused(Refusal.COSTS_MISSING,
          "On matter %s costs are taken off before the fee.".formatted(matter.id())).at("/costs");
    }
    var base = terms.costsFirst() ? outcome.recovery().subtract(outcome.costs().orElseThrow()) : outcome.recovery();
    if (base.signum() <= 0) {
      return Answer.<FixedFee>refused(Refusal.COSTS_MISSING, "After costs of %s nothing of the recovery is left."
          .formatted(outcome.costs().orElse(BigDecimal.ZERO).toPlainString())).at("/costs");
    }
    var fee = Money.rounded(base.multiply(share.get()).divide(HUNDRED), directory.required(matter.client()).currency());
    return keep(FixedFee.earned(matter.id(), Kind.SUCCESS, outcome.reference(),
        "Fee of %s %% of the recovery, %s".formatted(share.get().toPlainString(), outcome.reference()), fee,
        outcome.reachedOn()), "outcome-recorded", by, outcome.agreement());
  }

  private Answer<FixedFee> keep(FixedFee fee, String act, Actor by, String... agreement) {
    var before = fees.find(fee.matter(), fee.kind(), fee.occasion());
    if (before.isPresent()) {
      return Answer.refused(Refusal.COUNTED_BEFORE,
          "%s of matter %s was recorded for %s.".formatted(fee.occasion(), fee.matter(), before.get().date()));
    }
    fees.insert(List.of(fee), by.user(), clock.instant());
    var entry = AuditEntry.of(by, act, "matter", fee.matter())
        .after("occasion", fee.occasion())
        .after("reachedOn", fee.date())
        .after("amount", fee.amount().plain());
    for (var words : agreement) {
      entry = entry.text("agreement", words);
    }
    audit.record(entry);
    return new Done<>(fee);
  }

  private Optional<Answer.Refused<FixedFee>> whyNot(Matter matter, LocalDate on, Actor by) {
    if (!people.mayReportProgress(by, matter)) {
      return Optional.of(Answer.refused(Refusal.NOT_YOURS_TO_REPORT,
          "Progress of a matter is reported by its responsible attorney or the billing coordinator."));
    }
    if (matter.status() == Matter.Status.CLOSED) {
      return Optional.of(Answer.refused(Refusal.MATTER_CLOSED, "Matter %s is closed.".formatted(matter.id())));
    }
    var today = LocalDate.ofInstant(clock.instant(), directory.firm().zone());
    if (on.isAfter(today) || on.isBefore(EARLIEST)) {
      return Optional.of(Answer.<FixedFee>refused(Refusal.NOT_YET_REACHED,
          "It is %s; %s cannot be the day on which it was reached.".formatted(today, on)).at("/reachedOn"));
    }
    return Optional.empty();
  }

  private static String named(Matter matter) {
    var names = matter.terms().milestones().stream().map(milestone -> milestone.key()).toList();
    return names.isEmpty() ? "no milestones" : "the milestones " + String.join(", ", names);
  }

  private Money money(Matter matter, BigDecimal amount) {
    return new Money(amount, directory.required(matter.client()).currency());
  }
}
