package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Adjustment.Kind;
import io.matterflow.prebill.LineActs.Transfer;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps what was before and after each change of a line, and every move of money with its author and reason. */
@Component
class LineTrail {

  private final JdbcAdjustments adjustments;
  private final PreBillPeople people;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  LineTrail(JdbcAdjustments adjustments, PreBillPeople people, Directory directory, AuditTrail audit, Clock clock) {
    this.adjustments = adjustments;
    this.people = people;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  void added(PreBill preBill, PreBillLine line, Optional<String> reason, Actor by) {
    adjusted(preBill, line, Kind.ADDED, Money.zero(preBill.currency()), billed(line), Reason.inWords(reason), by);
    audit.record(texts(AuditEntry.of(by, "line-added", "pre-bill", preBill.id())
        .after("line", line.id())
        .after("timekeeper", line.timekeeper().map(TimekeeperId::value).orElse(""))
        .after("date", line.workDate())
        .after("hours", hours(line))
        .after("amount", line.amount().plain())
        .after("version", preBill.version() + 1), line, reason));
  }

  /** Off the bill, with its hours and its money as they were billed until now. */
  void transferred(PreBill preBill, PreBillLine line, Transfer wanted, Actor by) {
    var reason = wanted.reason();
    adjustments.append(new Adjustment(preBill.id(), Optional.of(line.id()), Kind.TRANSFERRED, billed(line),
        Money.zero(line.currency()), reason.codeOrOther(), reason.words().orElse(""), by.user(), isPartner(preBill, by),
        clock.instant()));
    audit.record(texts(AuditEntry.of(by, "line-transferred", "pre-bill", preBill.id())
        .before("line", line.id())
        .before("entry", line.entry().map(TimeEntryId::toString).orElse(""))
        .before("timekeeper", line.timekeeper().map(TimekeeperId::value).orElse(""))
        .before("date", line.workDate())
        .before("hours", hours(line))
        .before("amount", line.amount().plain())
        .before("matter", preBill.matter())
        .before("version", preBill.version())
        .after("line", line.id())
        .after("matter", wanted.to())
        .after("bothCount", wanted.bothCount())
        .after("version", preBill.version() + 1), line, reason.words()));
  }

  /** What was one line, and what are two. */
  void split(PreBill preBill, PreBillLine whole, PreBillLine first, PreBillLine second, String reason, Actor by) {
    audit.record(texts(AuditEntry.of(by, "line-split", "pre-bill", preBill.id())
        .before("line", whole.id())
        .before("hours", hours(whole))
        .before("amount", whole.amount().plain())
        .before("version", preBill.version())
        .after("line", first.id())
        .after("hours", hours(first))
        .after("amount", first.amount().plain())
        .after("part", second.id())
        .after("partHours", hours(second))
        .after("partAmount", second.amount().plain())
        .after("version", preBill.version() + 1), second, Optional.of(reason)));
  }

  /**
   * What is cut while a line is held counts as cut all the same, so that it is signed for when the line is billed after
   * all.
   */
  void changed(PreBill preBill, PreBillLine before, PreBillLine after, Reason reason, Actor by) {
    if (before.held() != after.held()) {
      adjusted(preBill, after, Kind.HELD, billed(before), billed(after), reason, by);
    }
    var moved = after.amount().compareTo(before.amount());
    if (moved != 0) {
      adjusted(preBill, after, moved < 0 ? Kind.WRITE_DOWN : Kind.WRITE_UP, before.amount(), after.amount(), reason,
          by);
    }
    var entry = AuditEntry.of(by, "line-changed", "pre-bill", preBill.id())
        .before("line", before.id())
        .before("hours", hours(before))
        .before("rate", rate(before))
        .before("writeDown", before.writeDown().plain())
        .before("amount", before.amount().plain())
        .before("taskCode", before.taskCode().orElse(""))
        .before("activityCode", before.activityCode().orElse(""))
        .before("held", before.held())
        .before("version", preBill.version())
        .after("line", after.id())
        .after("hours", hours(after))
        .after("rate", rate(after))
        .after("writeDown", after.writeDown().plain())
        .after("amount", after.amount().plain())
        .after("taskCode", after.taskCode().orElse(""))
        .after("activityCode", after.activityCode().orElse(""))
        .after("held", after.held())
        .after("reasonCode", reason.code().orElse(""))
        .after("version", preBill.version() + 1);
    if (!before.narrative().equals(after.narrative())) {
      entry = entry.text("narrativeBefore", before.narrative());
    }
    audit.record(texts(entry, after, reason.words()));
  }

  private void
      adjusted(PreBill preBill, PreBillLine line, Kind kind, Money before, Money after, Reason reason, Actor by) {
    adjustments.append(new Adjustment(preBill.id(), Optional.of(line.id()), kind, before, after,
        reason.codeOrOther(), reason.words().orElse(""), by.user(), isPartner(preBill, by), clock.instant()));
  }

  private boolean isPartner(PreBill preBill, Actor by) {
    return people.acts(by, Role.BILLING_PARTNER, directory.required(preBill.matter()));
  }

  private static AuditEntry texts(AuditEntry entry, PreBillLine line, Optional<String> reason) {
    var told = entry.text("narrative", line.narrative());
    told = line.internalNote().isPresent() ? told.text("internalNote", line.internalNote().get()) : told;
    return reason.isPresent() ? told.text("reason", reason.get()) : told;
  }

  private static String hours(PreBillLine line) {
    return line.time().map(time -> time.hours().plain()).orElse("");
  }

  private static String rate(PreBillLine line) {
    return line.time().map(time -> time.rate().plain()).orElse("");
  }

  private static Money billed(PreBillLine line) {
    return line.held() ? Money.zero(line.currency()) : line.amount();
  }
}
