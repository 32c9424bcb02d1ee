package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.PreBillException.Settlement;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes down what a client's profile says is cut without a question. Nothing else cuts money by itself: without
 * {@code autoCut} a rule only proposes. A line is written down once, to the lowest amount that its rules propose, with
 * the rules and the profile's rows as the reason; a bill on which nothing would be left goes to people instead.
 */
@Component
class AutoCut {

  private final JdbcPreBills preBills;
  private final JdbcPreBillLines lines;
  private final JdbcPreBillExceptions exceptions;
  private final PreBillFacts facts;
  private final Owners owners;
  private final LineTrail trail;
  private final Reckoner reckoner;
  private final AuditTrail audit;
  private final Clock clock;

  AutoCut(
      JdbcPreBills preBills,
      JdbcPreBillLines lines,
      JdbcPreBillExceptions exceptions,
      PreBillFacts facts,
      Owners owners,
      LineTrail trail,
      Reckoner reckoner,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.lines = lines;
    this.exceptions = exceptions;
    this.facts = facts;
    this.owners = owners;
    this.trail = trail;
    this.reckoner = reckoner;
    this.audit = audit;
    this.clock = clock;
  }

  /** The pre-bill after the cut, and which of its lines were cut. */
  record CutPreBill(PreBill preBill, Set<PreBillLineId> lines) {}

  CutPreBill cut(PreBill preBill, List<PreBillException> holding) {
    var proposals = holding.stream()
        .filter(exception -> exception.action().cuts() && exception.suggested().isPresent())
        .filter(exception -> exception.line().isPresent())
        .collect(Collectors.groupingBy(exception -> exception.line().get(), LinkedHashMap::new, Collectors.toList()));
    if (proposals.isEmpty()) {
      return new CutPreBill(preBill, Set.of());
    }
    var profile = facts.profile(preBill);
    if (!profile.autoCut()) {
      return new CutPreBill(preBill, Set.of());
    }
    var after = preBill;
    var cut = new LinkedHashSet<PreBillLineId>();
    for (var proposal : proposals.entrySet()) {
      var line = after.line(proposal.getKey()).orElseThrow();
      var change = LineChange.writingDown(line.gross().minus(lowest(proposal.getValue(), line)),
          Optional.of(reason(proposal.getValue(), profile)));
      if (after.replacing(line.with(change)).hasSomethingToBill()) {
        after = written(after, line, change, proposal.getValue());
        cut.add(line.id());
      }
    }
    if (cut.isEmpty()) {
      return new CutPreBill(preBill, cut);
    }
    var settled = reckoner.settled(preBill, after);
    preBills.update(settled);
    return new CutPreBill(settled, cut);
  }

  private PreBill written(PreBill preBill, PreBillLine line, LineChange change, List<PreBillException> answered) {
    var changed = line.with(change);
    lines.update(preBill.id(), changed);
    trail.changed(preBill, line, changed, new Reason(Optional.of(Adjustment.AGREED_TERMS), change.reason()),
        Actor.ENGINE);
    for (var exception : answered) {
      exceptions.update(exception.settled(new Settlement(
          Resolution.WRITTEN_DOWN, change.reason(), Optional.empty(), Actor.ENGINE.user(), clock.instant())));
      audit.record(exception.audited(AuditEntry.of(Actor.ENGINE, "exception-resolved", "pre-bill", preBill.id()))
          .before("owner", owners.of(exception, preBill).name())
          .after("resolution", Resolution.WRITTEN_DOWN)
          .text("reason", change.reason().orElseThrow()));
    }
    return preBill.replacing(changed);
  }

  private static Money lowest(List<PreBillException> proposals, PreBillLine line) {
    return proposals.stream()
        .map(exception -> exception.acceptedAmount(line))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static String reason(List<PreBillException> proposals, GuidelineProfile profile) {
    return "%s: cut as %s says.".formatted(
        proposals.stream().map(PreBillException::rule).distinct().collect(Collectors.joining(", ")),
        profile.decidedBy());
  }
}
