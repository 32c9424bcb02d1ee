package io.matterflow.prebill;

import static io.matterflow.prebill.Answer.refused;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Adjustment.Kind;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Answer.Refused;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people take off a bill as a whole: a discount or a courtesy, each under its own word and shown to the client. A
 * new amount takes the place of the one before; nothing at all takes it back.
 */
@Service
public class BillAdjustments {

  private static final Set<Kind> BY_PEOPLE = EnumSet.of(Kind.DISCOUNT, Kind.COURTESY);

  private final JdbcPreBills preBills;
  private final JdbcAdjustments adjustments;
  private final Reckoner reckoner;
  private final AdjustmentReasons reasons;
  private final AdjustmentApproval approval;
  private final ExceptionGate gate;
  private final PreBillPeople people;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  BillAdjustments(
      JdbcPreBills preBills,
      JdbcAdjustments adjustments,
      Reckoner reckoner,
      AdjustmentReasons reasons,
      AdjustmentApproval approval,
      ExceptionGate gate,
      PreBillPeople people,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.adjustments = adjustments;
    this.reckoner = reckoner;
    this.reasons = reasons;
    this.approval = approval;
    this.gate = gate;
    this.people = people;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** How much is to be taken off under which word, why, and in which version that was seen. */
  public record Wanted(Kind kind, Money off, Reason reason, Optional<Integer> seenVersion) {}

  @Transactional
  public Answer<PreBill> adjust(PreBillId id, Wanted wanted, Actor by) {
    var found = preBills.lock(id).filter(preBill -> people.readsAll(by, matterOf(preBill)));
    if (found.isEmpty()) {
      return refused(Refusal.UNKNOWN_PRE_BILL, "There is no pre-bill %s that you may see.".formatted(id));
    }
    var preBill = found.get();
    var refusal = whyNot(preBill, wanted, by);
    return refusal.isPresent() ? refusal.get() : adjusted(preBill, wanted, by);
  }

  private Answer<PreBill> adjusted(PreBill preBill, Wanted wanted, Actor by) {
    var before = preBill.reckoning().of(wanted.kind(), preBill.currency());
    var after = wanted.off().negated();
    if (before.equals(after)) {
      return new Done<>(preBill);
    }
    adjustments.append(new Adjustment(preBill.id(), Optional.empty(), wanted.kind(), before, after,
        wanted.reason().codeOrOther(), wanted.reason().words().orElse(""), by.user(),
        people.acts(by, Role.BILLING_PARTNER, matterOf(preBill)), clock.instant()));
    var changed = reckoner.settled(preBill, preBill.adjusted(wanted.kind(), after));
    audit.record(AuditEntry.of(by, "adjusted", "pre-bill", preBill.id())
        .before("amount", before.plain())
        .before("version", preBill.version())
        .after("kind", wanted.kind())
        .after("amount", after.plain())
        .after("reasonCode", wanted.reason().codeOrOther())
        .after("version", changed.version())
        .text("reason", wanted.reason().words().orElse("")));
    preBills.update(changed);
    gate.recheck(changed, Set.of(), by);
    return new Done<>(preBills.find(preBill.id()).orElseThrow());
  }

  private Optional<Refused<PreBill>> whyNot(PreBill preBill, Wanted wanted, Actor by) {
    if (!people.mayEditAll(by, matterOf(preBill))) {
      return no(Refusal.NOT_YOURS, "%s is not yours to change.".formatted(preBill.number()), "");
    }
    if (!preBill.state().isEditable()) {
      return no(Refusal.WRONG_STATE, "The pre-bill %s is %s.".formatted(preBill.number(), preBill.state()), "");
    }
    if (wanted.seenVersion().filter(seen -> seen != preBill.version()).isPresent()) {
      return no(Refusal.STALE_VERSION, "You have seen version %d, the pre-bill %s is at %d."
          .formatted(wanted.seenVersion().get(), preBill.number(), preBill.version()), "/version");
    }
    if (!BY_PEOPLE.contains(wanted.kind())) {
      return no(Refusal.NOT_THIS_KIND, "People give a DISCOUNT or a COURTESY on a bill.", "/kind");
    }
    return whyNoReason(wanted).or(() -> preBill.adjusted(wanted.kind(), wanted.off().negated()).hasSomethingToBill()
        ? Optional.empty()
        : no(Refusal.NOTHING_LEFT_TO_BILL, "Nothing would be left to bill on %s.".formatted(preBill.number()),
            "/amount"));
  }

  private Optional<Refused<PreBill>> whyNoReason(Wanted wanted) {
    if (!approval.accepts(wanted.reason())) {
      return no(Refusal.REASON_MISSING, "A %s is given for a reason.".formatted(wanted.kind()), "/reason");
    }
    return wanted.reason().code().filter(code -> !reasons.knows(wanted.kind(), code)).flatMap(code ->
        no(Refusal.UNKNOWN_REASON, "%s is none of %s.".formatted(code, reasons.names(wanted.kind())), "/reasonCode"));
  }

  private Matter matterOf(PreBill preBill) {
    return directory.required(preBill.matter());
  }

  private static Optional<Refused<PreBill>> no(Refusal refusal, String detail, String pointer) {
    var refused = Answer.<PreBill>refused(refusal, detail);
    return Optional.of(pointer.isEmpty() ? refused : refused.at(pointer));
  }
}
